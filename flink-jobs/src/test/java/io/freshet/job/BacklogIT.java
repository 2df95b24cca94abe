package io.freshet.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.export.MeanVectors;
import io.freshet.schema.Recommendation;
import io.freshet.schema.UserEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** More events wait than fit into memory: the source waits for the scoring. */
@Tag("full")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class BacklogIT {
  private static final int EVENTS = 120_000;
  private static final int USERS = 3_000;
  private static final int ITEMS = 500;
  private static final int BYTES_OF_EACH = 12_000;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir Path folder;

  @Test
  void aBacklogLargerThanTheProcessIsWorkedOffWithinItsHeap() throws Exception {
    Path model = MeanVectors.random(ITEMS, 16, 1).write(folder, "mean", Trial.itemIds(ITEMS));
    try (Trial trial = new Trial(folder);
        Topic<Recommendation> lists =
            new Topic<>(trial.bootstrap(), Trial.TOPICS.recommendations(), Recommendation.class);
        JobProcess job =
            new JobProcess(config(trial, model), Path.of("target", "backlog-job.log"), "320m")) {
      fill(trial);
      job.start();
      lists.await(all -> job.isRunning() && EventStorm.covered(all) >= EVENTS, PATIENCE);
      long backlog = (long) EVENTS * BYTES_OF_EACH;
      System.out.printf(
          "backlog of %,d MB: at most %,d MB were held%n",
          backlog / 1_000_000, job.peakBytes() / 1_000_000);
      assertThat(EventStorm.covered(lists.records())).isEqualTo(EVENTS);
      assertThat(job.peakBytes()).isLessThan(backlog);
    }
  }

  private static void fill(Trial trial) {
    Map<String, String> attributes = Map.of("note", "x".repeat(BYTES_OF_EACH));
    Instant start = Instant.now().minusSeconds(3_600);
    for (int i = 0; i < EVENTS; i++) {
      UserEvent event =
          Trial.event("event-" + i, "user-" + i % USERS, "item-" + i % ITEMS, start.plusMillis(i));
      event.setAttributes(attributes);
      trial.send(event);
    }
    trial.flush();
  }

  private Path config(Trial trial, Path model) throws Exception {
    return Files.writeString(
        folder.resolve("freshet.yaml"),
        """
        kafka: {bootstrap: "%s"}
        experiment: {name: trial, salt: salt, model: "%s"}
        bundle: {coalesce: false}
        lists: {items: 3}
        job: {checkpoints: "%s", checkpoint-interval: 2s, parallelism: 2}
        """
            .formatted(trial.bootstrap(), model, folder.resolve("checkpoints")));
  }
}
