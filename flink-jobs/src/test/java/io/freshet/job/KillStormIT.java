package io.freshet.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.export.MeanVectors;
import io.freshet.schema.Recommendation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of the job's process under load, the broker in its own: what is committed is what
 * an oracle computes, each event covered once.
 */
@Tag("full")
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class KillStormIT {
  private static final int EVENTS = Integer.getInteger("freshet.killstorm.events", 100_000);
  private static final int KILLS = Integer.getInteger("freshet.killstorm.kills", 7);
  private static final int ITEMS = 500;
  private static final long SEED = 20;
  private static final EventStorm STORM = new EventStorm(EVENTS, ITEMS, SEED);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir Path folder;

  @Test
  void everyEventIsCoveredOnceByListsThatARescoringConfirms() throws Exception {
    List<String> items = Trial.itemIds(ITEMS);
    MeanVectors first = MeanVectors.random(ITEMS, 16, 1);
    MeanVectors second = MeanVectors.random(ITEMS, 16, 2);
    Path firstFolder = first.write(folder, "first", items);
    Path secondFolder = second.write(folder, "second", items);
    Oracle oracle =
        new Oracle(Map.of(version(firstFolder), first, version(secondFolder), second), items);
    try (Trial trial = new Trial(folder);
        Topic<Recommendation> lists =
            new Topic<>(trial.bootstrap(), Trial.TOPICS.recommendations(), Recommendation.class);
        JobProcess job =
            new JobProcess(config(trial, firstFolder), Path.of("target", "kill-storm-job.log"))) {
      Thread load =
          STORM.pour(
              trial, oracle, () -> trial.control(1, "second", version(secondFolder), secondFolder));
      int kills = storm(job, lists);
      load.join();
      job.start();
      lists.await(all -> job.isRunning() && EventStorm.covered(all) >= oracle.events(), PATIENCE);
      job.kill();
      lists.poll();
      Set<String> versions = new HashSet<>();
      lists.records().forEach(list -> versions.add(list.getModelVersion()));
      Oracle.Verdict verdict = oracle.judge(lists.records());
      System.out.printf(
          "kill storm, seed %d: %d events, %d kills, %d lists by %d models: %s%n",
          SEED, oracle.events(), kills, lists.records().size(), versions.size(), verdict);
      assertThat(kills).isEqualTo(KILLS);
      assertThat(versions).hasSize(2);
      assertThat(verdict).hasToString("0 lost, 0 doubled, 0 out of order, 0 differing");
    }
  }

  /** Starts the job and kills it, again and again, each time after it has got a little further. */
  private static int storm(JobProcess job, Topic<Recommendation> lists) throws Exception {
    Random random = new Random(SEED);
    int kills = 0;
    while (kills < KILLS) {
      job.start();
      long goal = EventStorm.covered(lists.records()) + EVENTS / (KILLS * 3L);
      lists.await(all -> job.isRunning() && EventStorm.covered(all) >= goal, PATIENCE);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(1_500)));
      job.kill();
      kills++;
    }
    return kills;
  }

  private Path config(Trial trial, Path model) throws Exception {
    return Files.writeString(
        folder.resolve("freshet.yaml"),
        """
        kafka: {bootstrap: "%s"}
        experiment: {name: trial, salt: salt, model: "%s"}
        lists: {delivery: exactly-once}
        sequence: {events: 400, event-ids: 400}
        job: {checkpoints: "%s", checkpoint-interval: 1s, parallelism: 2}
        """
            .formatted(trial.bootstrap(), model, folder.resolve("checkpoints")));
  }

  private static String version(Path model) {
    return String.valueOf(model.getFileName());
  }
}
