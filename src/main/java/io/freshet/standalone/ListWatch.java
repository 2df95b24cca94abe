package io.freshet.standalone;

import io.freshet.schema.Recommendation;
import io.freshet.topic.KafkaSettings;
import io.freshet.wire.BadRecord;
import io.freshet.wire.RecordCodec;
import io.freshet.wire.RecordCodecs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the lists as any consumer would, and notes how long after their event they came. */
final class ListWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ListWatch.class);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final RecordCodec<Recommendation> codec = RecordCodecs.avro(Recommendation.class);
  private final Latencies latencies = new Latencies();
  private final CompletableFuture<Recommendation> first = new CompletableFuture<>();
  private final Instant since;
  private final Thread thread;

  private ListWatch(KafkaConsumer<byte[], byte[]> consumer, Instant since) {
    this.consumer = consumer;
    this.since = since;
    this.thread = new Thread(this::run, "list-watch");
    this.thread.setDaemon(true);
  }

  /** Watches from the topic's present end on. */
  static ListWatch start(KafkaSettings kafka, String topic) {
    Map<String, Object> properties = new HashMap<>(kafka.forConsumer());
    properties.put("isolation.level", "read_committed");
    properties.put("fetch.max.wait.ms", "50");
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions = new ArrayList<>();
    consumer
        .partitionsFor(topic)
        .forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    ListWatch watch = new ListWatch(consumer, Instant.now());
    watch.thread.start();
    return watch;
  }

  /** Completes with the first list that was caused by an event of this run. */
  CompletableFuture<Recommendation> first() {
    return first;
  }

  Latencies latencies() {
    return latencies;
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (consumer) {
      while (true) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          note(decode(record));
        }
      }
    } catch (WakeupException e) {
      LOG.info("watched {} lists", latencies.count());
    } catch (RuntimeException e) {
      LOG.error("the watch over the lists ended after {}", latencies.count(), e);
      first.completeExceptionally(e);
    }
  }

  private void note(Recommendation list) {
    if (list.getCauseAt().isBefore(since)) {
      return;
    }
    latencies.add(Duration.between(list.getCauseAt(), Instant.now()).toMillis());
    first.complete(list);
  }

  private Recommendation decode(ConsumerRecord<byte[], byte[]> record) {
    try {
      return codec.decode(record.value());
    } catch (BadRecord e) {
      throw new IllegalStateException(
          "cannot read the list at %s-%d@%d: %s"
              .formatted(record.topic(), record.partition(), record.offset(), e.getMessage()),
          e);
    }
  }
}
