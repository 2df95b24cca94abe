package io.freshet.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshet.cli.FreshetProcess;
import io.freshet.job.RetainedCheckpoints;
import io.freshet.schema.Recommendation;
import io.freshet.schema.UserEvent;
import io.freshet.sink.Delivery;
import io.freshet.topic.Topics;
import io.freshet.wire.BadRecord;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code kill -9} of the whole product under load, and the same command again. */
@Tag("full")
@Timeout(value = 9, unit = TimeUnit.MINUTES)
class StandaloneKillIT {
  private static final int KILLS = 3;
  private static final int LISTS_A_RUN = 300;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Topics TOPICS = Topics.withDefaultPrefix();
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path data;

  @ParameterizedTest
  @EnumSource
  void aKilledStandaloneGoesOnWithoutAGapForAnybody(Delivery delivery) throws Exception {
    for (int kill = 0; kill < KILLS; kill++) {
      try (FreshetProcess standalone = start(delivery, "--rate", "100")) {
        runAndKill(standalone);
      }
    }
    try (FreshetProcess last = start(delivery, "--rate", "0")) {
      URI page = URI.create(last.await("page"));
      String bootstrap = last.await("kafka");
      assertThat(last.await("state")).isEqualTo(stateExpected());
      Map<String, Integer> events = Coverage.eventsByUser(allEvents(bootstrap));
      List<Recommendation> lists = listsThatCover(bootstrap, events);
      Coverage coverage = Coverage.by(lists);
      System.out.printf(
          "%d kills, %s: %d users, %d events, %d lists, %d events covered again%n",
          KILLS,
          delivery,
          events.size(),
          coverage.covered(),
          lists.size(),
          coverage.coveredAgain());
      assertThat(coverage.gaps(events)).isEmpty();
      assertThat(coverage.begunAnew()).isEmpty();
      if (delivery == Delivery.EXACTLY_ONCE) {
        assertThat(coverage.coveredAgain()).isZero();
      }
      awaitServed(page, lists);
      last.kill();
    }
    discardsAllOfIt(delivery);
  }

  private void discardsAllOfIt(Delivery delivery) throws Exception {
    Instant now = Instant.now();
    try (FreshetProcess fresh = start(delivery, "--rate", "100", "--fresh")) {
      fresh.await("page");
      String bootstrap = fresh.await("kafka");
      assertThat(fresh.await("state")).isEqualTo("fresh");
      fresh.await("first list");
      assertThat(allEvents(bootstrap))
          .isNotEmpty()
          .allSatisfy(event -> assertThat(event.getAt()).isAfter(now));
      assertThat(fresh.stop()).isZero();
    }
  }

  /** Kills when a good many new lists are there, whatever is under way then. */
  private void runAndKill(FreshetProcess standalone) throws Exception {
    standalone.await("page");
    String bootstrap = standalone.await("kafka");
    assertThat(standalone.await("state")).isEqualTo(stateExpected());
    try (TopicTail<Recommendation> lists =
        new TopicTail<>(bootstrap, TOPICS.recommendations(), Recommendation.class)) {
      int before = lists.await(all -> !all.isEmpty(), PATIENCE).size();
      lists.await(all -> all.size() >= before + LISTS_A_RUN && checkpoint().isPresent(), PATIENCE);
      standalone.kill();
    }
  }

  private String stateExpected() {
    return checkpoint().map(path -> "resumed from " + path).orElse("fresh");
  }

  private Optional<String> checkpoint() {
    return new RetainedCheckpoints(data.resolve("checkpoints").toUri().toString()).newest();
  }

  private static List<UserEvent> allEvents(String bootstrap) throws BadRecord {
    try (TopicTail<UserEvent> events =
        new TopicTail<>(bootstrap, TOPICS.userEvents(), UserEvent.class)) {
      return events.readToEnd();
    }
  }

  private static List<Recommendation> listsThatCover(String bootstrap, Map<String, Integer> events)
      throws BadRecord {
    long wanted = events.values().stream().mapToLong(Integer::longValue).sum();
    try (TopicTail<Recommendation> lists =
        new TopicTail<>(bootstrap, TOPICS.recommendations(), Recommendation.class)) {
      return lists.await(all -> Coverage.by(all).covered() >= wanted, PATIENCE);
    }
  }

  /** The edge serves everybody's newest list. */
  private static void awaitServed(URI page, List<Recommendation> lists) throws IOException {
    Map<String, Recommendation> newest = new HashMap<>();
    for (Recommendation list : lists) {
      newest.merge(
          list.getUserId(),
          list,
          (one, other) -> one.getLastSequence() > other.getLastSequence() ? one : other);
    }
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (Recommendation list : newest.values()) {
      URI address = page.resolve("/v1/users/%s/recommendations".formatted(list.getUserId()));
      while (!served(address).equals(list.getRecommendationId())) {
        assertThat(System.nanoTime())
            .as("%s serves %s", address, served(address))
            .isLessThan(deadline);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
      }
    }
  }

  private static String served(URI address) throws IOException {
    return JSON.readTree(address.toURL()).path("recommendation_id").asText();
  }

  private FreshetProcess start(Delivery delivery, String... options) throws IOException {
    List<String> all = new ArrayList<>(List.of("standalone", "--port", "0", "--kafka-port", "0"));
    all.addAll(List.of("--data-folder", data.toString()));
    all.addAll(List.of(options));
    return FreshetProcess.start(
        Map.of(
            "FRESHET_LISTS_DELIVERY",
            delivery.name().toLowerCase(Locale.ROOT).replace('_', '-'),
            "FRESHET_JOB_CHECKPOINT_INTERVAL",
            "1s"),
        all);
  }
}
