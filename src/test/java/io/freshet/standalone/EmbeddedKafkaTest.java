package io.freshet.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {
  private static final TopicPartition CLICKS = new TopicPartition("clicks", 0);

  @TempDir Path folder;

  @Test
  void keepsCommittedRecordsOverARestartAndHidesAbortedOnes() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder)) {
      createTopic(kafka.bootstrap());
      try (KafkaProducer<byte[], byte[]> producer = transactional(kafka.bootstrap())) {
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(record("kept")).get();
        producer.commitTransaction();
        producer.beginTransaction();
        producer.send(record("aborted")).get();
        producer.abortTransaction();
      }
    }
    try (EmbeddedKafka again = EmbeddedKafka.start(folder)) {
      assertThat(readCommitted(again.bootstrap())).containsExactly("kept");
    }
  }

  @Test
  void takesRecordsOfTenMegabytes() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.startTemporary()) {
      createTopic(kafka.bootstrap());
      try (KafkaProducer<byte[], byte[]> producer =
          new KafkaProducer<>(
              Map.of("bootstrap.servers", kafka.bootstrap(), "max.request.size", 12_000_000),
              new ByteArraySerializer(),
              new ByteArraySerializer())) {
        ProducerRecord<byte[], byte[]> big = new ProducerRecord<>("clicks", new byte[10_000_000]);
        assertThat(producer.send(big).get().serializedValueSize()).isEqualTo(10_000_000);
      }
    }
  }

  @Test
  @Timeout(120)
  void runsInAProcessOfItsOwnThatCanBeKilledAndComesBack() throws Exception {
    try (EmbeddedKafkaProcess kafka = EmbeddedKafkaProcess.start(folder)) {
      createTopic(kafka.bootstrap());
      try (KafkaProducer<byte[], byte[]> producer = transactional(kafka.bootstrap())) {
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(record("kept")).get();
        producer.commitTransaction();
      }
      kafka.kill();
    }
    try (EmbeddedKafkaProcess again = EmbeddedKafkaProcess.start(folder)) {
      assertThat(readCommitted(again.bootstrap())).containsExactly("kept");
    }
  }

  private static void createTopic(String bootstrap) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      admin.createTopics(Set.of(new NewTopic("clicks", 1, (short) 1))).all().get();
    }
  }

  private static KafkaProducer<byte[], byte[]> transactional(String bootstrap) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", bootstrap, "transactional.id", "test"),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private static ProducerRecord<byte[], byte[]> record(String value) {
    return new ProducerRecord<>("clicks", value.getBytes(UTF_8));
  }

  /** Transactions still open counted in: one whose end was answered may be closed only later. */
  private static long written(String bootstrap) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      return admin
          .listOffsets(Map.of(CLICKS, OffsetSpec.latest()))
          .partitionResult(CLICKS)
          .get()
          .offset();
    }
  }

  private static List<String> readCommitted(String bootstrap) throws Exception {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(CLICKS));
      consumer.seekToBeginning(List.of(CLICKS));
      long end = written(bootstrap);
      List<String> values = new ArrayList<>();
      while (consumer.position(CLICKS) < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          values.add(new String(record.value(), UTF_8));
        }
      }
      return values;
    }
  }
}
