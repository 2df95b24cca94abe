package io.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.standalone.EmbeddedKafka;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Job and edge of one's own are there before the broker is. */
@Tag("full")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LateKafkaIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String EVENT =
      "{\"event_id\":\"e\",\"user_id\":\"ada\",\"item_id\":\"hat\"}";

  @TempDir Path folder;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void jobAndEdgeSayThatTheyWaitAndGoOnWhenTheBrokerComes() throws Exception {
    int port = EmbeddedKafka.freePort(0);
    String waiting = "waiting for Kafka at 127.0.0.1:" + port;
    try (FreshetProcess job = start("job", port);
        FreshetProcess edge = start("serve", port)) {
      URI page = URI.create(edge.await("edge and page:"));
      for (int times = 0; times < 3; times++) {
        job.await(waiting);
        edge.await(waiting);
      }
      try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), port)) {
        String answers = "Kafka at %s answers".formatted(kafka.bootstrap());
        job.await(answers);
        edge.await(answers);
        job.await("running");
        post(page.resolve("/v1/events"));
        awaitList(page.resolve("/v1/users/ada/recommendations"));
        assertThat(job.stop()).isZero();
      }
      assertThat(job.said()).noneMatch(LateKafkaIT::isOfATrace);
      assertThat(edge.said()).noneMatch(LateKafkaIT::isOfATrace);
    }
  }

  private FreshetProcess start(String command, int port) throws Exception {
    Path config =
        Files.writeString(
            folder.resolve(command + ".yaml"),
            """
            kafka: {bootstrap: "127.0.0.1:%d"}
            job: {checkpoints: "%s"}
            edge: {data: "%s", http: {port: 0}}
            """
                .formatted(port, folder.resolve("checkpoints"), folder.resolve("edge")));
    return FreshetProcess.start(Map.of(), List.of(command, "--config", config.toString()));
  }

  private void post(URI events) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(events)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(EVENT))
            .build();
    assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isBetween(200, 202);
  }

  private void awaitList(URI address) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    HttpRequest request = HttpRequest.newBuilder(address).build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    while (!answer.body().contains("\"recommendation_id\":\"ada/")) {
      assertThat(System.nanoTime()).as("still no list: %s", answer.body()).isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
      answer = http.send(request, BodyHandlers.ofString());
    }
  }

  private static boolean isOfATrace(String line) {
    return line.startsWith("\tat ") || line.contains("Exception");
  }
}
