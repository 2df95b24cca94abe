package io.freshet.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.standalone.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicSetupIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static EmbeddedKafka kafka;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.startTemporary();
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void createsOnceAndVerifiesFromThenOn() throws Exception {
    TopicPlan plan = TopicPlan.of(new Topics("created"), 3, 1);
    assertThatThrownBy(() -> TopicSetup.verify(client(), plan, PATIENCE))
        .hasMessageContaining("topic created.user-events.v1 does not exist");
    TopicSetup.createOrVerify(client(), plan, PATIENCE);
    TopicSetup.createOrVerify(client(), plan, PATIENCE);
    TopicSetup.verify(client(), plan, PATIENCE);
    try (Admin admin = Admin.create(client())) {
      assertThat(admin.listTopics().names().get()).containsAll(new Topics("created").all());
    }
  }

  @Test
  void severalProcessesMaySetUpAtOnce() {
    TopicPlan plan = TopicPlan.of(new Topics("together"), 2, 1);
    List<CompletableFuture<Void>> all =
        List.of(1, 2, 3).stream()
            .map(
                i ->
                    CompletableFuture.runAsync(
                        () -> TopicSetup.createOrVerify(client(), plan, PATIENCE)))
            .toList();
    assertThat(all).allSatisfy(one -> one.get(60, TimeUnit.SECONDS));
  }

  /** A producer that never tries twice, so that nothing hides a partition nobody leads. */
  @Test
  void whatIsWrittenRightAfterwardsIsTakenAtTheFirstTry() throws Exception {
    Map<String, Object> once = new HashMap<>(client());
    once.put("retries", 0);
    once.put("enable.idempotence", false);
    ByteArraySerializer bytes = new ByteArraySerializer();
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(once, bytes, bytes)) {
      for (int round = 0; round < 10; round++) {
        Topics topics = new Topics("at-once-" + round);
        TopicSetup.createOrVerify(client(), TopicPlan.of(topics, 8, 1), PATIENCE);
        List<Future<RecordMetadata>> written = new ArrayList<>();
        for (int partition = 0; partition < 8; partition++) {
          written.add(
              producer.send(
                  new ProducerRecord<>(topics.userEvents(), partition, null, new byte[] {1})));
        }
        for (Future<RecordMetadata> one : written) {
          assertThat(one.get().offset()).isZero();
        }
      }
    }
  }

  @Test
  void namesEveryTopicThatIsNotAsPlanned() throws Exception {
    Topics topics = new Topics("wrong");
    try (Admin admin = Admin.create(client())) {
      admin
          .createTopics(
              Set.of(
                  new NewTopic(topics.userEvents(), 2, (short) 1),
                  new NewTopic(topics.itemEvents(), 4, (short) 1)))
          .all()
          .get();
    }
    assertThatThrownBy(
            () -> TopicSetup.createOrVerify(client(), TopicPlan.of(topics, 4, 1), PATIENCE))
        .isInstanceOf(TopicProblem.class)
        .hasMessage(
            "bad topics: topic wrong.user-events.v1 has 2 partitions, expected 4: set"
                + " topics.partitions-of.wrong.user-events.v1 to 2, or recreate the topic; topic"
                + " wrong.item-events.v1 has cleanup.policy=delete, expected compact: alter it with"
                + " kafka-configs");
  }

  @Test
  void writersTakeTopicsAsTheyAre() {
    Topics topics = new Topics("taken");
    TopicPlan three = TopicPlan.of(topics, 3, 1).only(Set.of(topics.userEvents()));
    TopicSetup.createOrVerify(client(), three, PATIENCE);
    TopicSetup.createMissing(client(), TopicPlan.of(topics, 4, 1), PATIENCE);
    TopicSetup.verify(client(), three, PATIENCE);
  }

  @Test
  void aTopicThatTheBrokerCannotCreateIsNamedWithWhatWasWanted() {
    TopicPlan plan = TopicPlan.of(new Topics("copies"), 1, 3).only(Set.of("copies.quality.v1"));
    assertThatThrownBy(() -> TopicSetup.createOrVerify(client(), plan, PATIENCE))
        .hasMessageStartingWith(
            "bad topics: topic copies.quality.v1 cannot be created with 1 partitions, replication"
                + " 3, cleanup.policy=delete:");
  }

  @Test
  void waitsForABrokerThatComesLater(@TempDir Path folder) throws Exception {
    int port = EmbeddedKafka.freePort(0);
    Map<String, Object> later = Map.of("bootstrap.servers", "127.0.0.1:" + port);
    TopicPlan plan = TopicPlan.of(new Topics("later"), 1, 1);
    CompletableFuture<Void> setup =
        CompletableFuture.runAsync(() -> TopicSetup.createOrVerify(later, plan, PATIENCE));
    try (EmbeddedKafka broker = EmbeddedKafka.start(folder, port)) {
      setup.get(60, TimeUnit.SECONDS);
      TopicSetup.verify(Map.of("bootstrap.servers", broker.bootstrap()), plan, PATIENCE);
    }
  }

  private static Map<String, Object> client() {
    return Map.of("bootstrap.servers", kafka.bootstrap());
  }
}
