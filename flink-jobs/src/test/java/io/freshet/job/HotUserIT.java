package io.freshet.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.export.MeanVectors;
import io.freshet.schema.Recommendation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Most of what waits in the topic was done by one user, thus in one partition and one task. */
@Tag("full")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class HotUserIT {
  private static final int EVENTS = 200_000;
  private static final int USERS = 1_000;
  private static final int ITEMS = 500;
  private static final long SEED = 8;
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void isWorkedOffInOrderWithinASmallHeap(boolean coalesce) throws Exception {
    Path model = MeanVectors.random(ITEMS, 16, 1).write(folder, "mean", Trial.itemIds(ITEMS));
    try (Trial trial = new Trial(folder);
        Topic<Recommendation> lists =
            new Topic<>(trial.bootstrap(), Trial.TOPICS.recommendations(), Recommendation.class);
        JobProcess job =
            new JobProcess(
                config(trial, model, coalesce), Path.of("target", "hot-user-job.log"), "256m")) {
      Map<String, Long> sent = fill(trial);
      job.start();
      lists.await(all -> job.isRunning() && EventStorm.covered(all) >= EVENTS, PATIENCE);
      assertThat(covered(lists.records())).isEqualTo(sent);
      System.out.printf(
          "hot user, coalesce %s: %,d of %,d events, %,d lists, %,d MB at most%n",
          coalesce, sent.get("hot"), EVENTS, lists.records().size(), job.peakBytes() / 1_000_000);
    }
  }

  private static Map<String, Long> fill(Trial trial) {
    Random random = new Random(SEED);
    Instant start = Instant.now().minusSeconds(3_600);
    Map<String, Long> sent = new HashMap<>();
    for (int i = 0; i < EVENTS; i++) {
      String user = random.nextInt(20) > 0 ? "hot" : "user-" + random.nextInt(USERS);
      sent.merge(user, 1L, Long::sum);
      trial.send(
          Trial.event("event-" + i, user, "item-" + random.nextInt(ITEMS), start.plusMillis(i)));
    }
    trial.flush();
    return sent;
  }

  /**
   * The last event of each user that lists cover, each list going on where the one before ended.
   */
  private static Map<String, Long> covered(List<Recommendation> lists) {
    Map<String, Long> covered = new HashMap<>();
    for (Recommendation list : lists) {
      assertThat(list.getFirstSequence()).isEqualTo(covered.getOrDefault(list.getUserId(), 0L) + 1);
      covered.put(list.getUserId(), list.getLastSequence());
    }
    return covered;
  }

  private Path config(Trial trial, Path model, boolean coalesce) throws Exception {
    return Files.writeString(
        folder.resolve("freshet.yaml"),
        """
        kafka: {bootstrap: "%s"}
        experiment: {name: trial, salt: salt, model: "%s"}
        bundle: {coalesce: %s}
        lists: {items: 3}
        job: {checkpoints: "%s", checkpoint-interval: 2s, parallelism: 2}
        """
            .formatted(trial.bootstrap(), model, coalesce, folder.resolve("checkpoints")));
  }
}
