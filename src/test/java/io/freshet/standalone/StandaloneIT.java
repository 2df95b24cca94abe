package io.freshet.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshet.config.ConfigTree;
import io.freshet.standalone.StandaloneSettings.Earlier;
import io.freshet.standalone.StandaloneSettings.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One event through everything: HTTP, Kafka, the job, Kafka, the store, HTTP. */
class StandaloneIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();

  @TempDir Path data;

  @Test
  void anEventPostedIsCoveredByAListAndARestartGoesOnWhereItStood() throws Exception {
    try (Standalone standalone = Standalone.start(settings(30))) {
      awaitAnyList(standalone.page());
      post(standalone.page(), "visit-1", "item-0001");
      JsonNode list = awaitListCausedBy(standalone.page(), "visit-1");
      assertThat(list.path("recommendation_id").asText()).matches("visitor/\\d+/1");
      assertThat(list.path("items")).isNotEmpty();
      assertThat(list.findValuesAsText("item_id")).doesNotContain("item-0001");
      RunReport report = standalone.report();
      assertThat(report.healthy()).as("healthy: %s", report).isTrue();
      assertThat(report.firstListMillis()).isPresent();
    }
    try (Standalone again = Standalone.start(settings(0))) {
      assertThat(again.resumedFrom()).isPresent();
      post(again.page(), "visit-2", "item-0002");
      JsonNode list = awaitListCausedBy(again.page(), "visit-2");
      assertThat(list.path("recommendation_id").asText()).matches("visitor/\\d+/2");
      assertThat(list.findValuesAsText("item_id")).doesNotContain("item-0001", "item-0002");
    }
  }

  private StandaloneSettings settings(double eventsPerSecond) {
    return new StandaloneSettings(
        data,
        Earlier.RESUME,
        Optional.empty(),
        Optional.empty(),
        Ports.ANY,
        eventsPerSecond,
        ConfigTree.empty());
  }

  private void post(URI page, String eventId, String itemId) throws Exception {
    String event =
        "{\"event_id\":\"%s\",\"user_id\":\"visitor\",\"item_id\":\"%s\"}"
            .formatted(eventId, itemId);
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(page.resolve("/v1/events"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(event))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
  }

  private static JsonNode awaitListCausedBy(URI page, String eventId) throws IOException {
    return await(
            page.resolve("/v1/users/visitor/explain"),
            why -> why.at("/list/cause_event_id").asText().equals(eventId))
        .path("list");
  }

  private static void awaitAnyList(URI page) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (SampleList.lines(page, "control").isEmpty()) {
      assertThat(System.nanoTime()).as("still waiting for any list").isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
  }

  private static JsonNode await(URI address, Predicate<JsonNode> wanted) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      JsonNode answer = JSON.readTree(address.toURL());
      if (wanted.test(answer)) {
        return answer;
      }
      assertThat(System.nanoTime())
          .as("still waiting for %s: %s", address, answer)
          .isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }
}
