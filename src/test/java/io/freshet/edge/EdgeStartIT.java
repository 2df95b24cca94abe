package io.freshet.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.topic.KafkaSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the edge starts with, and what it says when it cannot. */
final class EdgeStartIT {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir private Path data;

  @Test
  void startsBeforeTheNameOfTheBrokerResolves() throws Exception {
    try (EdgeServer edge = start(KafkaSettings.of("no-such-host.invalid:9092"), 0)) {
      assertThat(get(edge, "/v1/users/ann/recommendations").statusCode()).isEqualTo(200);
      EdgeFixture.await(
          "what it waits for is said",
          () ->
              get(edge, "/health/ready")
                  .body()
                  .contains("waiting for Kafka: No resolvable bootstrap urls"));
      HttpResponse<String> answer =
          send(
              request(edge, "/v1/events")
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString("{\"user_id\":\"ann\",\"item_id\":\"hat\"}")));
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("\"reason\":\"kafka-away\"");
    }
  }

  @Test
  void refusesSettingsOfWhichNoClientCanBeMade() {
    KafkaSettings wrong =
        new KafkaSettings(
            "127.0.0.1:1", Map.of("security.protocol", "MAGIC"), Map.of(), Map.of(), Map.of());
    assertThatThrownBy(() -> start(wrong, 0))
        .hasMessageStartingWith("cannot make a client for Kafka at 127.0.0.1:1 of what stands")
        .hasMessageContaining("security.protocol");
    assertThatThrownBy(() -> start(KafkaSettings.of("broker"), 0))
        .hasMessageEndingWith("Invalid url in bootstrap.servers: broker");
  }

  @Test
  void leavesItsDataFreeWhenItCannotStart() {
    try (EdgeServer first = start(KafkaSettings.of("127.0.0.1:1"), 0)) {
      HttpConfig taken = HttpConfig.onLoopback(first.port());
      for (int times = 0; times < 2; times++) {
        assertThatThrownBy(
                () ->
                    EdgeServer.start(
                        EdgeFixture.config(
                            KafkaSettings.of("127.0.0.1:1"), data.resolve("second"), taken)))
            .hasMessage(
                "cannot listen on 127.0.0.1:%d: Address already in use".formatted(first.port()));
      }
    }
  }

  private EdgeServer start(KafkaSettings kafka, int port) {
    return EdgeServer.start(
        EdgeFixture.config(kafka, data.resolve("store"), HttpConfig.onLoopback(port)));
  }

  private static HttpResponse<String> get(EdgeServer edge, String path) throws Exception {
    return send(request(edge, path));
  }

  private static HttpRequest.Builder request(EdgeServer edge, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + edge.port() + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }
}
