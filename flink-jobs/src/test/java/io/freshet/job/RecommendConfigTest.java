package io.freshet.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.bundle.BatchPlan.Budget;
import io.freshet.bundle.Coverage;
import io.freshet.config.BadConfig;
import io.freshet.config.ConfigKey;
import io.freshet.config.ConfigReader;
import io.freshet.config.ConfigTree;
import io.freshet.experiment.Variant;
import io.freshet.job.operator.SequenceSettings.Repeats;
import io.freshet.sink.Delivery;
import io.freshet.source.TopicReading.Start;
import io.freshet.topic.BrokerNames.Transactions;
import io.freshet.wire.WireFormat;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecommendConfigTest {
  private static final String EVERY_KEY =
      """
      kafka:
        bootstrap: "broker:1"
        client: {security.protocol: SSL}
      topics: {prefix: shop, partitions: 8, replication: 3}
      events:
        group: g
        start: latest
        format: json
        max-value: 2MiB
        max-id: 100B
        earliest: 2020-01-01T00:00:00Z
        ahead: 1h
        key: user
        lateness: 1s
        idleness: 2s
      sequence: {events: 10, event-ids: 20, max-age: 30d, ttl: 7d}
      bundle: {tokens: 100, linger: 1ms, coalesce: false, padding: 0.2, slack: 3, rows: 7}
      lists:
        items: 5
        repeats: allowed
        scored-inputs: 0.5
        delivery: exactly-once
        transaction-prefix: t
        format: json
      experiment:
        name: ab
        salt: s
        holdout: 0.1
        variants:
          - {name: a, weight: 2, model: one, model-name: m, model-version: v}
          - {name: b, model: "popularity:"}
      scoring: {device: "cuda:1"}
      catalogue: {patience: 3s}
      popularity: {half-life: 1h, every: 5s, items: 9, capacity: 90}
      job:
        parallelism: 3
        checkpoint-interval: 1s
        checkpoint-timeout: 1m
        checkpoints: /tmp/c
        managed-memory: 64MiB
        network-memory: 32MiB
      """;

  @Test
  void withoutAFileEverythingHasADefault() {
    RecommendConfig config = Trial.config("");
    assertThat(config.kafka().bootstrap()).isEqualTo("localhost:9092");
    assertThat(config.topics().recommendations()).isEqualTo("freshet.recommendations.v1");
    assertThat(config.reading().start()).isEqualTo(Start.EARLIEST);
    assertThat(config.reading().format().events().wire()).isEqualTo(WireFormat.AVRO);
    assertThat(config.sequence().state().limits().events()).isEqualTo(256);
    assertThat(config.sequence().state().ttlMillis()).isEqualTo(Duration.ofDays(90).toMillis());
    assertThat(config.sequence().bundling().lingerMillis()).isEqualTo(5);
    assertThat(config.sequence().bundling().coverage()).isEqualTo(Coverage.BUNDLE);
    assertThat(config.sequence().lists().n()).isEqualTo(20);
    assertThat(config.sequence().lists().repeats()).isEqualTo(Repeats.FILTERED);
    assertThat(config.experiment().variants())
        .containsExactly(new Variant("control", 1, "", "", "popularity:"));
    assertThat(config.writing().delivery()).isEqualTo(Delivery.AT_LEAST_ONCE);
    assertThat(config.serving().device()).isEqualTo("auto");
    assertThat(config.runtime().checkpointing().interval()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void everyKeyIsRead() {
    RecommendConfig config = Trial.config(EVERY_KEY);
    assertThat(config.kafka().forConsumer()).containsEntry("security.protocol", "SSL");
    assertThat(config.topics().userEvents()).isEqualTo("shop.user-events.v1");
    assertThat(config.layout().plan().topics().get(0).partitions()).isEqualTo(8);
    assertThat(config.reading().group()).isEqualTo("g");
    assertThat(config.reading().start()).isEqualTo(Start.LATEST);
    assertThat(config.reading().format().events().wire()).isEqualTo(WireFormat.JSON);
    assertThat(config.reading().format().limits().idBytes()).isEqualTo(100);
    assertThat(config.reading().timing().lateness()).isEqualTo(Duration.ofSeconds(1));
    assertThat(config.sequence().state().limits().eventIds()).isEqualTo(20);
    assertThat(config.sequence().bundling().coverage()).isEqualTo(Coverage.EVENT);
    assertThat(config.sequence().bundling().batches()).isEqualTo(new Budget(0.2, 3, 7));
    assertThat(config.sequence().lists().repeats()).isEqualTo(Repeats.ALLOWED);
    assertThat(config.sequence().lists().scoredInputShare()).isEqualTo(0.5);
    assertThat(config.writing().delivery()).isEqualTo(Delivery.EXACTLY_ONCE);
    assertThat(config.experiment().holdout()).isEqualTo(0.1);
    assertThat(config.experiment().variants())
        .containsExactly(
            new Variant("a", 2, "m", "v", "one"), new Variant("b", 1, "", "", "popularity:"));
    assertThat(config.popularity().capacity()).isEqualTo(90);
    assertThat(config.runtime().memory().network()).isEqualTo(32 << 20);
    assertThat(config.runtime().checkpointUri()).isEqualTo("file:///tmp/c");
  }

  @Test
  void checkpointsMayLieOnAnyFileSystemThatFlinkKnows() {
    assertThat(Trial.config("job: {checkpoints: 's3://shop/c'}").runtime().checkpointUri())
        .isEqualTo("s3://shop/c");
    assertThat(Trial.config("job: {checkpoints: /tmp/c}").runtime().checkpointUri())
        .isEqualTo("file:///tmp/c");
  }

  @Test
  void groupsAndTransactionalIdsAtTheBrokerFollowTheConfiguration() {
    assertThat(JobTopics.names(Trial.config("")).transactions()).isEmpty();
    assertThat(JobTopics.names(Trial.config("events: {group: mine}")).groups())
        .containsExactly("mine", "mine-control");
    String once = "lists: {delivery: exactly-once, transaction-prefix: tx}\n";
    assertThat(JobTopics.names(Trial.config(once)).transactions())
        .contains(new Transactions("tx-", Set.of()));
    assertThat(
            JobTopics.names(Trial.config(once + "job: {checkpoint-interval: 1s}")).transactions())
        .contains(
            new Transactions(
                "tx-", Set.of("freshet.recommendations.v1", "freshet.scored-inputs.v1")));
  }

  @Test
  void everyKeySaysWhatItMeans() {
    ConfigReader reader = new ConfigReader(ConfigTree.empty());
    RecommendConfig.read(reader);
    assertThat(reader.keys())
        .allSatisfy(key -> assertThat(key.meaning()).as(key.name()).isNotEmpty())
        .extracting(ConfigKey::name)
        .doesNotHaveDuplicates();
  }

  @Test
  void allMistakesAreReportedAtOnce() {
    assertThatThrownBy(
            () ->
                Trial.config(
                    """
                    scoring: {device: tpu}
                    sequence: {evnets: 3}
                    experiment: {holdout: 2}
                    """))
        .isInstanceOf(BadConfig.class)
        .hasMessageContaining("scoring.device")
        .hasMessageContaining("sequence.evnets")
        .hasMessageContaining("experiment.holdout");
  }

  @Test
  void theCommandLineIsReadOrRefusedWithItsUsage() {
    JobArguments arguments = JobArguments.parse(new String[] {"--config", "a.yaml", "--fresh"});
    assertThat(arguments.config()).hasValueSatisfying(p -> assertThat(p).hasFileName("a.yaml"));
    assertThat(arguments.fresh()).isTrue();
    for (List<String> wrong :
        List.of(List.of("--config"), List.of("run"), List.of("--fresh", "--savepoint", "x"))) {
      assertThatThrownBy(() -> JobArguments.parse(wrong.toArray(new String[0])))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
