package io.freshet.catalogue;

import io.freshet.wire.BadRecord;
import io.freshet.wire.RecordCodec;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a compacted topic from its beginning and goes on reading, on a thread of its own: what is
 * known of items belongs to the process and not to a task, and every task needs all of it.
 *
 * @param <R> a record
 */
final class ItemTopicFollower<R extends SpecificRecordBase> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ItemTopicFollower.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final long RETRY_MILLIS = 1_000;

  private final CountDownLatch caughtUp = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final AtomicReference<@Nullable Consumer<?, ?>> following = new AtomicReference<>();
  private final String topic;
  private final RecordCodec<R> codec;
  private final RecordTarget<R> target;
  private final Map<String, Object> consumerSettings;
  private final Thread thread;

  /** What is read, and how. */
  record From<R extends SpecificRecordBase>(String topic, RecordCodec<R> codec) {}

  ItemTopicFollower(Map<String, String> consumerSettings, From<R> from, RecordTarget<R> target) {
    this.topic = from.topic();
    this.codec = from.codec();
    this.target = target;
    this.consumerSettings = committed(consumerSettings);
    this.thread = new Thread(this::run, "freshet-follows-" + topic);
    thread.setDaemon(true);
    thread.setContextClassLoader(getClass().getClassLoader());
    thread.start();
  }

  /** What is rolled back is never applied. */
  private static Map<String, Object> committed(Map<String, String> settings) {
    Map<String, Object> committed = new HashMap<>(settings);
    committed.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return committed;
  }

  /** Waits until everything that was in the topic at the start is applied, or the time is over. */
  boolean awaitCaughtUp(Duration patience) {
    try {
      return caughtUp.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void run() {
    while (isRunning()) {
      try (Consumer<String, byte[]> consumer =
          new KafkaConsumer<>(
              consumerSettings, new StringDeserializer(), new ByteArrayDeserializer())) {
        following.set(consumer);
        follow(consumer);
      } catch (WakeupException | InterruptException closed) {
        return;
      } catch (RuntimeException e) {
        LOG.warn("cannot follow {}, trying again: {}", topic, e.toString());
        pause();
      }
    }
  }

  private void follow(Consumer<String, byte[]> consumer) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(p -> new TopicPartition(p.topic(), p.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (isRunning()) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
        apply(record);
      }
      if (caughtUp.getCount() > 0 && hasReached(consumer, ends)) {
        LOG.info("{} is read up to {}", topic, ends);
        target.catchUp();
        caughtUp.countDown();
      }
    }
  }

  private static boolean hasReached(
      Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private void apply(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      if (record.key() != null) {
        target.forget(record.key());
      }
      return;
    }
    try {
      target.apply(codec.decode(record.value()));
    } catch (BadRecord e) {
      LOG.warn(
          "skipped a record at {}-{}@{}: {} {}",
          record.topic(),
          record.partition(),
          record.offset(),
          e.reason().code(),
          e.detail());
    }
  }

  private boolean isRunning() {
    return stopped.getCount() > 0;
  }

  private void pause() {
    try {
      var unused = stopped.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      stopped.countDown();
    }
  }

  /** Woken and not interrupted: an interrupted client cannot close in peace. */
  @Override
  public void close() {
    stopped.countDown();
    Consumer<?, ?> consumer = following.get();
    if (consumer != null) {
      consumer.wakeup();
    }
  }
}
