package io.freshet.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.export.MeanVectors;
import io.freshet.schema.Recommendation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Under exactly-once, a job that is away for longer than its transactions live. */
@Tag("full")
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class LongDowntimeIT {
  private static final EventStorm STORM = new EventStorm(15_000, 200, 33);
  private static final Duration TRANSACTIONS_LIVE = Duration.ofSeconds(6);

  /** The broker looks for transactions that are too old every ten seconds. */
  private static final Duration AWAY = TRANSACTIONS_LIVE.plusSeconds(12);

  private static final int KILLS = 2;
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir Path folder;

  @Test
  void whatWasNotCommittedIsComputedAgainAndNothingIsLostOrDoubled() throws Exception {
    List<String> items = Trial.itemIds(STORM.items());
    MeanVectors model = MeanVectors.random(STORM.items(), 16, 1);
    Path modelFolder = model.write(folder, "model", items);
    Oracle oracle = new Oracle(Map.of(String.valueOf(modelFolder.getFileName()), model), items);
    try (Trial trial = new Trial(folder);
        Topic<Recommendation> lists =
            new Topic<>(trial.bootstrap(), Trial.TOPICS.recommendations(), Recommendation.class);
        JobProcess job =
            new JobProcess(config(trial, modelFolder), Path.of("target", "long-downtime.log"))) {
      Instant from = Instant.now();
      Thread load = STORM.pour(trial, oracle, () -> {});
      for (int kill = 1; kill <= KILLS; kill++) {
        job.start();
        long goal = STORM.events() * kill / (KILLS + 1L);
        lists.await(all -> job.isRunning() && EventStorm.covered(all) >= goal, PATIENCE);
        job.kill();
        LockSupport.parkNanos(AWAY.toNanos());
      }
      job.start();
      load.join();
      lists.await(all -> job.isRunning() && EventStorm.covered(all) >= oracle.events(), PATIENCE);
      Oracle.Verdict verdict = oracle.judge(lists.records());
      System.out.printf(
          "away %d times for %s, transactions live %s: %d events in %s: %s%n",
          KILLS,
          AWAY,
          TRANSACTIONS_LIVE,
          oracle.events(),
          Duration.between(from, Instant.now()),
          verdict);
      assertThat(verdict).hasToString("0 lost, 0 doubled, 0 out of order, 0 differing");
    }
  }

  private Path config(Trial trial, Path model) throws Exception {
    return Files.writeString(
        folder.resolve("freshet.yaml"),
        """
        kafka:
          bootstrap: "%s"
          producer: {transaction.timeout.ms: %d}
        experiment: {name: trial, salt: salt, model: "%s"}
        lists: {delivery: exactly-once}
        sequence: {events: 400, event-ids: 400}
        job: {checkpoints: "%s", checkpoint-interval: 1s, parallelism: 2}
        """
            .formatted(
                trial.bootstrap(),
                TRANSACTIONS_LIVE.toMillis(),
                model,
                folder.resolve("checkpoints")));
  }
}
