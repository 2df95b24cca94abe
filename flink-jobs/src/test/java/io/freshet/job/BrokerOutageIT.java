package io.freshet.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.export.MeanVectors;
import io.freshet.schema.Recommendation;
import io.freshet.sink.Delivery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code kill -9} of the broker under load, and its return twenty seconds later. */
@Tag("full")
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class BrokerOutageIT {
  private static final EventStorm STORM = new EventStorm(40_000, 200, 21);
  private static final Duration OUTAGE = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void theJobGoesOnAndNoEventIsLost(Delivery delivery) throws Exception {
    List<String> items = Trial.itemIds(STORM.items());
    MeanVectors model = MeanVectors.random(STORM.items(), 16, 1);
    Path modelFolder = model.write(folder, "model", items);
    Oracle oracle = new Oracle(Map.of(String.valueOf(modelFolder.getFileName()), model), items);
    Path log = Path.of("target", "broker-outage-" + delivery + ".log");
    try (Trial trial = new Trial(folder);
        Topic<Recommendation> lists =
            new Topic<>(trial.bootstrap(), Trial.TOPICS.recommendations(), Recommendation.class);
        JobProcess job = new JobProcess(config(trial, modelFolder, delivery), log)) {
      job.start();
      Thread load = STORM.pour(trial, oracle, () -> {});
      lists.await(all -> EventStorm.covered(all) >= STORM.events() / 4, PATIENCE);
      trial.broker().kill();
      LockSupport.parkNanos(OUTAGE.toNanos());
      trial.broker().restart();
      load.join();
      lists.await(
          all -> job.isRunning() && Oracle.distinctlyCovered(all) >= oracle.events(), PATIENCE);
      Oracle.Verdict verdict = oracle.judge(lists.records());
      System.out.printf(
          "broker away for %s, %s: %d events, %d lists: %s%n",
          OUTAGE, delivery, oracle.events(), lists.records().size(), verdict);
      assertThat(verdict.lost()).isZero();
      assertThat(verdict.differing()).isZero();
      if (delivery == Delivery.EXACTLY_ONCE) {
        assertThat(verdict).hasToString("0 lost, 0 doubled, 0 out of order, 0 differing");
      }
    }
  }

  private Path config(Trial trial, Path model, Delivery delivery) throws Exception {
    return Files.writeString(
        folder.resolve("freshet.yaml"),
        """
        kafka: {bootstrap: "%s"}
        experiment: {name: trial, salt: salt, model: "%s"}
        lists: {delivery: %s}
        sequence: {events: 400, event-ids: 400}
        job: {checkpoints: "%s", checkpoint-interval: 1s, parallelism: 2}
        """
            .formatted(
                trial.bootstrap(),
                model,
                delivery.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                folder.resolve("checkpoints")));
  }
}
