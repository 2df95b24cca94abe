package io.freshet.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.standalone.EmbeddedKafka;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that no honest client sends, over a plain socket: none may look like our failure. */
final class MalformedRequestsIT {
  private static final int ANSWER_MILLIS = 10_000;

  @TempDir private static Path data;
  private static EmbeddedKafka kafka;
  private static EdgeFixture edge;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.startTemporary();
    edge = new EdgeFixture(kafka, data.resolve("store"));
    EdgeFixture.await("ready", () -> edge.get("/health/ready").statusCode() == 200);
  }

  @AfterAll
  static void stop() {
    edge.close();
    kafka.close();
  }

  @Test
  void answersFiveHundredMalformedRequestsWithoutA5xx() throws IOException {
    throwAtIt(500, 20260301);
  }

  @Test
  @Tag("full")
  void answersTenThousandMalformedRequestsWithoutA5xx() throws IOException {
    throwAtIt(10_000, 7);
  }

  private static void throwAtIt(int count, long seed) throws IOException {
    Random random = new Random(seed);
    int answered = 0;
    for (int i = 0; i < count; i++) {
      byte[] request = MalformedRequest.next(random);
      String answer = send(request);
      String what = "seed %d, request %d: %s".formatted(seed, i, shown(request));
      // 501 and 505 say that the method or the protocol is not HTTP/1.1 as we speak it.
      assertThat(answer).as(what).doesNotContainPattern("^HTTP/1\\.1 5(0[0234678]|[1-9])");
      assertThat(answer).as(what).doesNotContain("\tat ", "Exception", "java.", "io.freshet");
      answered += answer.isEmpty() ? 0 : 1;
    }
    assertThat(answered).as("answered at all").isGreaterThan(count / 2);
    assertThat(edge.get("/health/live").statusCode()).isEqualTo(200);
  }

  private static String send(byte[] request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", edge.edge().port())) {
      socket.setSoTimeout(ANSWER_MILLIS);
      try {
        socket.getOutputStream().write(request);
        socket.shutdownOutput();
        InputStream in = socket.getInputStream();
        return new String(in.readNBytes(64 * 1024), ISO_8859_1);
      } catch (IOException reset) {
        return ""; // closed on us while we were still writing: an answer too
      }
    }
  }

  private static String shown(byte[] request) {
    String text = new String(request, ISO_8859_1);
    return text.substring(0, Math.min(300, text.length()));
  }
}
