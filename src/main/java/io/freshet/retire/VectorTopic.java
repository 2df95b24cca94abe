package io.freshet.retire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freshet.similar.SimilarItems.Encoder;
import io.freshet.topic.KafkaSettings;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The compacted topic of item vectors. */
public final class VectorTopic {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final KafkaSettings kafka;
  private final String topic;

  public VectorTopic(KafkaSettings kafka, String topic) {
    this.kafka = kafka;
    this.topic = topic;
  }

  /** Reads it from its beginning to where it ends now. */
  public VectorCensus read() {
    Map<String, Object> settings = new HashMap<>(kafka.forConsumer());
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    VectorCensus census = new VectorCensus();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(each -> new TopicPartition(topic, each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      readUpTo(consumer.endOffsets(partitions), consumer, census);
    }
    census.complete();
    return census;
  }

  private void readUpTo(
      Map<TopicPartition, Long> ends, KafkaConsumer<byte[], byte[]> consumer, VectorCensus census) {
    long heardNanos = System.nanoTime();
    while (!hasReached(ends, consumer)) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      census.take(records);
      if (!records.nextOffsets().isEmpty()) {
        heardNanos = System.nanoTime();
      } else if (System.nanoTime() - heardNanos > SILENCE_NANOS) {
        throw new KafkaException(
            "cannot read %s to its end: nothing came for %d s"
                .formatted(topic, TimeUnit.NANOSECONDS.toSeconds(SILENCE_NANOS)));
      }
    }
  }

  private static boolean hasReached(
      Map<TopicPartition, Long> ends, KafkaConsumer<byte[], byte[]> consumer) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  /**
   * Writes a record without a value for each key of these encoders, to where the key stands.
   *
   * @throws KafkaException when one of them could not be written; those before it may be
   */
  public void takeAway(VectorCensus census, Collection<Encoder> encoders) {
    Map<String, Object> settings = new HashMap<>(kafka.forProducer());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (Encoder encoder : encoders) {
        for (VectorCensus.Located record : census.located(encoder)) {
          byte[] key = record.key().getBytes(UTF_8);
          producer.send(
              new ProducerRecord<>(topic, record.partition(), key, null),
              (written, problem) -> {
                if (problem != null) {
                  failure.compareAndSet(null, problem);
                }
              });
        }
      }
      producer.flush();
    }
    Exception problem = failure.get();
    if (problem != null) {
      throw new KafkaException(
          "cannot take vectors out of %s: %s".formatted(topic, problem.getMessage()), problem);
    }
  }
}
