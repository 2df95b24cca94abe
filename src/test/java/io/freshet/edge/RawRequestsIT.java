package io.freshet.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.topic.KafkaSettings;
import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not proper HTTP, and what comes slowly or all at once. */
final class RawRequestsIT {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Duration SOON = Duration.ofSeconds(5);

  /** Not an event, so that its answer waits for no Kafka. */
  private static final String NO_EVENT = "{\"user_id\":\"ann\"}";

  private static final int MORE_THAN_THREADS = 300;
  private static final int TURNED_AWAY = MORE_THAN_THREADS - Bodies.READ_AT_ONCE;

  /** Too much to be there at once. */
  private static final int MUCH = 100_000;

  private static final String HEAD =
      "POST /v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
          + "Content-Length: %d\r\n\r\n";
  private static final String WHOLE = HEAD.formatted(NO_EVENT.length()) + NO_EVENT;

  @TempDir private static Path data;
  private static EdgeServer edge;

  @BeforeAll
  static void startWithoutKafka() {
    edge =
        EdgeServer.start(
            EdgeFixture.config(
                KafkaSettings.of("127.0.0.1:1"), data.resolve("store"), HttpConfig.onLoopback(0)));
  }

  @AfterAll
  static void stop() {
    edge.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/users/%zz/explain HTTP/1.1\r\nHost: localhost",
        "GET /v1/users/a%00b/explain HTTP/1.1\r\nHost: localhost",
        "DELETE /v1/users/%ff HTTP/1.1\r\nHost: localhost",
        "GET /v1/stats HTTP/1.1",
        "GET /v1/stats HTTP/1.1\r\nHost: localhost\r\nX: a\0b",
        "GET /v1/stats HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nno colon",
        "CONNECT /v1/stats HTTP/1.1\r\nHost: localhost",
        "BREW /v1/stats HTTP/1.1\r\nHost: localhost",
        "GET /v1/users?prefix=%zz HTTP/1.1\r\nHost: localhost",
        "GET /v1/users?prefix=%ff HTTP/1.1\r\nHost: localhost",
        "GET /ws HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket"
            + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13",
        "POST /v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2",
        "POST /v1/events HTTP/1.1\r\nHost: localhost\r\nExpect: a-miracle\r\nContent-Length: 0"
      })
  void answersWhatIsNotProperHttpAsAnyOtherProblem(String head) throws Exception {
    try (Socket socket = open(head + "\r\n\r\n")) {
      socket.shutdownOutput();
      assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
          .startsWith("HTTP/1.1 4")
          .containsIgnoringCase("content-type: application/json")
          .contains("X-Content-Type-Options: nosniff", "{\"error\":\"");
    }
  }

  @Test
  void takesAQueryInAnyScript() throws Exception {
    HttpRequest.Builder asked = request("/v1/users?prefix=%E2%82%AC+%F0%9F%98%80%EF%BF%BD");
    assertThat(send(asked).statusCode()).isEqualTo(200);
  }

  @Test
  void bodiesThatStopHalfwayHoldUpOnlyTheirLike() throws Exception {
    try (Held slow = hold(MORE_THAN_THREADS)) {
      EdgeFixture.await(
          "some are turned away",
          () -> slow.sockets.stream().filter(Held::isOver).count() >= TURNED_AWAY);
      assertThat(send(request("/health/live")).statusCode()).isEqualTo(200);
      try (Socket whole = open(WHOLE)) {
        assertThat(statusOf(whole)).isEqualTo("HTTP/1.1 400");
      }
      HttpResponse<String> late = send(post(" ".repeat(MUCH) + NO_EVENT));
      assertThat(late.statusCode()).isEqualTo(503);
      assertThat(late.headers().firstValue("Retry-After")).contains("1");
    }
    EdgeFixture.await(
        "room again", () -> send(post(" ".repeat(MUCH) + NO_EVENT)).statusCode() == 400);
  }

  @Test
  void aBurstOfSmallBodiesIsTakenWhole() throws Exception {
    List<Socket> burst = new ArrayList<>();
    for (int i = 0; i < MORE_THAN_THREADS; i++) {
      burst.add(open(WHOLE));
    }
    try (Held all = new Held(burst)) {
      for (Socket socket : all.sockets) {
        assertThat(statusOf(socket)).isEqualTo("HTTP/1.1 400");
      }
    }
  }

  /** Connections that send the beginning of a body and no more. */
  private static Held hold(int count) throws IOException {
    Held held = new Held(new ArrayList<>());
    for (int i = 0; i < count; i++) {
      held.sockets.add(open(HEAD.formatted(1000) + "{"));
    }
    return held;
  }

  private static String statusOf(Socket socket) throws IOException {
    return new String(socket.getInputStream().readNBytes("HTTP/1.1 200".length()), ISO_8859_1);
  }

  private record Held(List<Socket> sockets) implements Closeable {
    /** Whether the edge answered or hung up. */
    static boolean isOver(Socket socket) {
      try {
        socket.setSoTimeout(1);
        int unused = socket.getInputStream().read();
        return true;
      } catch (SocketTimeoutException waiting) {
        return false;
      } catch (IOException reset) {
        return true;
      }
    }

    @Override
    public void close() throws IOException {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  private static Socket open(String beginning) throws IOException {
    Socket socket = new Socket("127.0.0.1", edge.port());
    socket.setSoTimeout(10_000);
    socket.getOutputStream().write(beginning.getBytes(ISO_8859_1));
    return socket;
  }

  private static HttpRequest.Builder post(String body) {
    return request("/v1/events")
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + edge.port() + path))
        .version(HttpClient.Version.HTTP_1_1)
        .timeout(SOON);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }
}
