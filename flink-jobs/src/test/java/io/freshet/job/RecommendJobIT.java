package io.freshet.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.export.MeanVectors;
import io.freshet.job.BadRecords.Bad;
import io.freshet.schema.DeadLetter;
import io.freshet.schema.ListSource;
import io.freshet.schema.RankedItem;
import io.freshet.schema.Recommendation;
import io.freshet.wire.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The job on a MiniCluster with a real broker. */
@Timeout(180)
class RecommendJobIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int GOOD_EVENTS_BETWEEN = 20;

  @TempDir Path folder;

  @Test
  void anEventBecomesAListAndNoRecordStopsTheJob() throws Exception {
    Path model = MeanVectors.writeRandom(folder, "mean", Trial.itemIds(100));
    try (Trial trial = new Trial(folder)) {
      JobClient job = start(trial, model);
      try (Topic<Recommendation> lists =
              new Topic<>(trial.bootstrap(), Trial.TOPICS.recommendations(), Recommendation.class);
          Topic<DeadLetter> letters =
              new Topic<>(trial.bootstrap(), Trial.TOPICS.deadLetters(), DeadLetter.class)) {
        oneEventBecomesOneList(trial, lists, model);
        noBadRecordStopsTheJob(trial, lists, letters);
        assertThat(job.getJobStatus().get()).isEqualTo(JobStatus.RUNNING);
      } finally {
        job.cancel().get();
      }
    }
  }

  private static void oneEventBecomesOneList(Trial trial, Topic<Recommendation> lists, Path model)
      throws Exception {
    Instant at = Instant.now().minusSeconds(3);
    trial.send(Trial.event("first", "ann", "item-7", at));
    trial.flush();
    Recommendation list = lists.await(all -> !all.isEmpty(), PATIENCE).get(0);
    assertThat(list.getUserId()).isEqualTo("ann");
    assertThat(list.getCauseEventId()).isEqualTo("first");
    assertThat(list.getCauseAt()).isEqualTo(Instant.ofEpochMilli(at.toEpochMilli()));
    assertThat(list.getFirstSequence()).isEqualTo(1);
    assertThat(list.getModelName()).isEqualTo("mean");
    assertThat(list.getModelVersion()).isEqualTo(String.valueOf(model.getFileName()));
    assertThat(list.getSource()).isEqualTo(ListSource.MODEL);
    assertThat(list.getItems())
        .hasSize(20)
        .extracting(RankedItem::getItemId)
        .doesNotContain("item-7")
        .doesNotHaveDuplicates();
  }

  /** The job runs without restarts: the first failure would end it. */
  private static void noBadRecordStopsTheJob(
      Trial trial, Topic<Recommendation> lists, Topic<DeadLetter> letters) throws Exception {
    List<Bad> bad = BadRecords.all();
    for (Bad record : bad) {
      trial.sendRaw(Trial.TOPICS.userEvents(), record.key(), record.value());
      for (int i = 0; i < GOOD_EVENTS_BETWEEN; i++) {
        String id = record.kind() + i;
        trial.send(Trial.event(id, "user-" + i, "item-" + i, Instant.now()));
      }
    }
    trial.flush();
    letters.await(all -> all.size() >= bad.size(), PATIENCE);
    lists.await(all -> covered(all) >= 1 + (long) bad.size() * GOOD_EVENTS_BETWEEN, PATIENCE);
    assertThat(covered(lists.records())).isEqualTo(1 + (long) bad.size() * GOOD_EVENTS_BETWEEN);
    assertThat(letters.records()).hasSize(bad.size());
    assertEveryLetterIsWhole(letters.records());
  }

  private static void assertEveryLetterIsWhole(List<DeadLetter> letters) {
    Set<String> codes = Stream.of(Reason.values()).map(Reason::code).collect(Collectors.toSet());
    assertThat(letters)
        .allSatisfy(
            letter -> {
              assertThat(codes).contains(letter.getReason());
              assertThat(letter.getDetail()).isNotEmpty();
              assertThat(letter.getTopic()).isEqualTo(Trial.TOPICS.userEvents());
              assertThat(letter.getRaw().remaining())
                  .isEqualTo(Math.min(letter.getRawLength(), 64 * 1024));
              assertThat(letter.getRawSha256().isEmpty())
                  .isEqualTo(letter.getRawLength() <= 64 * 1024);
            });
    assertThat(letters.stream().map(letter -> letter.getPartition() + "@" + letter.getOffset()))
        .doesNotHaveDuplicates();
  }

  private static long covered(List<Recommendation> lists) {
    return lists.stream()
        .mapToLong(list -> list.getLastSequence() - list.getFirstSequence() + 1)
        .sum();
  }

  private JobClient start(Trial trial, Path model) throws Exception {
    RecommendConfig config =
        Trial.config(
            """
            kafka: {bootstrap: "%s"}
            experiment: {model: "%s"}
            job: {checkpoints: "%s", checkpoint-interval: 500ms, parallelism: 2}
            """
                .formatted(trial.bootstrap(), model, folder.resolve("checkpoints")));
    Configuration flink = JobEnvironment.configureAlone(config);
    flink.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(flink);
    RecommendJob.define(env, config);
    return env.executeAsync("trial");
  }
}
