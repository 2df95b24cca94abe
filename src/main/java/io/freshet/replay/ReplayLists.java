package io.freshet.replay;

import io.freshet.data.InteractionLog;
import io.freshet.schema.Recommendation;
import io.freshet.topic.KafkaSettings;
import io.freshet.wire.BadRecord;
import io.freshet.wire.RecordCodec;
import io.freshet.wire.RecordCodecs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads the lists of a replay from their topic and keeps them by the event that caused them. */
final class ReplayLists implements AutoCloseable {
  private final RecordCodec<Recommendation> codec = RecordCodecs.avro(Recommendation.class);
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final @Nullable String[][] itemsByRow;
  private final Semaphore inFlight;
  private final Thread thread;
  private volatile int received;
  private volatile @Nullable RuntimeException failure;

  private ReplayLists(
      KafkaConsumer<byte[], byte[]> consumer, InteractionLog log, Semaphore inFlight) {
    this.consumer = consumer;
    this.itemsByRow = new String[log.size()][];
    this.inFlight = inFlight;
    this.thread = new Thread(this::run, "replay-lists");
    this.thread.setDaemon(true);
  }

  /**
   * @param inFlight gets one permit back for each event that is answered
   */
  static ReplayLists follow(
      KafkaSettings kafka, String topic, InteractionLog log, Semaphore inFlight) {
    Map<String, Object> properties = new HashMap<>(kafka.forConsumer());
    properties.put("isolation.level", "read_committed");
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions = new ArrayList<>();
    consumer
        .partitionsFor(topic)
        .forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    ReplayLists lists = new ReplayLists(consumer, log, inFlight);
    lists.thread.start();
    return lists;
  }

  static String eventId(int row) {
    return Integer.toString(row);
  }

  /** How many events have their list. */
  int received() {
    throwIfFailed();
    return received;
  }

  /**
   * The list made right after an event, best first.
   *
   * @throws IllegalStateException when there is none
   */
  String[] after(int row) {
    throwIfFailed();
    String[] items = itemsByRow[row];
    if (items == null) {
      throw new IllegalStateException("no list was made after the event in row " + row);
    }
    return items;
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
          keep(record);
        }
      }
    } catch (WakeupException e) {
      // Asked to end.
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  private void keep(ConsumerRecord<byte[], byte[]> record) {
    Recommendation list = decode(record);
    if (list.getFirstSequence() != list.getLastSequence()) {
      throw new IllegalStateException(
          "list %s covers events %d to %d: a replay wants one list for each event"
              .formatted(
                  list.getRecommendationId(), list.getFirstSequence(), list.getLastSequence()));
    }
    int row = Integer.parseInt(list.getCauseEventId());
    if (itemsByRow[row] == null) {
      itemsByRow[row] =
          list.getItems().stream().map(item -> item.getItemId()).toArray(String[]::new);
      received++;
      inFlight.release();
    }
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

  private void throwIfFailed() {
    RuntimeException problem = failure;
    if (problem != null) {
      throw problem;
    }
  }
}
