package io.freshet.store;

import io.freshet.topic.KafkaProblem;
import io.freshet.topic.KafkaSettings;
import io.freshet.topic.Topics;
import io.freshet.wire.BadRecord;
import io.freshet.wire.EventLimits;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a store up to date with the topics, on a thread of its own. Positions come from the store
 * and return to it in the write that holds the records, so that nothing is lost or doubled by a
 * crash; no consumer group is involved. A record that cannot be read is counted and skipped.
 * Without a broker it waits.
 */
public final class TopicFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long PARTITIONS_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long RETRY_MILLIS = 1000;

  private final Properties clientConfig;
  private final RecordSorter sorter;
  private final ReadStore store;
  private final FollowerObserver observer;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;
  private volatile @Nullable KafkaConsumer<byte[], byte[]> asking;
  private boolean away;
  private boolean stuck;
  private Map<TopicPartition, Long> goal = Map.of();
  private boolean caughtUp;
  private long lastBadLogNanos = System.nanoTime() - LOOK_NANOS;

  private TopicFollower(
      KafkaSettings kafka, RecordSorter sorter, ReadStore store, FollowerObserver observer) {
    this.clientConfig = clientConfig(kafka);
    this.sorter = sorter;
    this.store = store;
    this.observer = observer;
    this.thread = new Thread(this::run, "freshet-topic-follower");
    this.thread.setDaemon(true);
  }

  /** What to follow, and which events count. */
  public record Source(
      KafkaSettings kafka, Topics topics, WireFormats formats, EventLimits limits) {}

  public static TopicFollower start(Source source, ReadStore store, FollowerObserver observer) {
    RecordSorter sorter = new RecordSorter(source.topics(), source.formats(), source.limits());
    TopicFollower follower = new TopicFollower(source.kafka(), sorter, store, observer);
    follower.thread.start();
    return follower;
  }

  private void run() {
    while (stopped.getCount() > 0) {
      try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(clientConfig)) {
        asking = consumer;
        follow(consumer);
      } catch (WakeupException stopping) {
        asking = null;
      } catch (KafkaException e) {
        String reason = KafkaProblem.reason(e);
        observer.away(reason);
        LOG.warn("waiting for Kafka at {} ({})", bootstrap(), reason);
        away = true;
        pause();
      } catch (UnwritableStore e) {
        stuck = true;
        observer.away(String.valueOf(e.getMessage()));
        LOG.warn("lists stay as they are: {}", e.getMessage());
        pause();
      } catch (RuntimeException e) {
        observer.away(String.valueOf(e.getMessage()));
        LOG.error("the topic follower failed, starting it again from the stored positions", e);
        pause();
      }
    }
  }

  private void follow(KafkaConsumer<byte[], byte[]> consumer) {
    long nextPartitions = System.nanoTime();
    long nextLook = nextPartitions;
    Set<String> missing = Set.of();
    while (stopped.getCount() > 0) {
      long now = System.nanoTime();
      if (now >= nextPartitions) {
        missing = assign(consumer);
        back();
        nextPartitions = now + (missing.isEmpty() ? PARTITIONS_NANOS : LOOK_NANOS);
      }
      poll(consumer);
      if (now >= nextLook) {
        report(missing, look(consumer, missing));
        nextLook = System.nanoTime() + LOOK_NANOS;
      }
    }
  }

  private void back() {
    if (away) {
      away = false;
      LOG.warn("Kafka at {} answers", bootstrap());
    }
  }

  private String bootstrap() {
    return clientConfig.getProperty("bootstrap.servers");
  }

  private void poll(KafkaConsumer<byte[], byte[]> consumer) {
    if (consumer.assignment().isEmpty()) {
      pause(); // Kafka's client refuses to poll nothing
      return;
    }
    ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
    if (!records.nextOffsets().isEmpty()) {
      apply(records);
    }
  }

  private void report(Set<String> missing, long behind) {
    if (stuck) {
      return; // what keeps it from going on was said, and holds until a write succeeds
    }
    if (missing.isEmpty()) {
      observer.standing(behind);
    } else {
      observer.away("these topics do not exist, or may not be seen: " + missing);
    }
  }

  /** Takes every partition there is, and returns the topics that are not. */
  private Set<String> assign(KafkaConsumer<byte[], byte[]> consumer) {
    Set<TopicPartition> wanted = new HashSet<>();
    Set<String> missing = new TreeSet<>();
    var there = consumer.listTopics(ANSWER);
    for (String topic : sorter.topics()) {
      var partitions = there.get(topic);
      if (partitions == null) {
        missing.add(topic);
      } else {
        partitions.forEach(p -> wanted.add(new TopicPartition(topic, p.partition())));
      }
    }
    Set<TopicPartition> added = new HashSet<>(wanted);
    added.removeAll(consumer.assignment());
    if (!added.isEmpty()) {
      consumer.assign(wanted);
      seek(consumer, added);
      LOG.info("following {} partitions of {} topics", wanted.size(), sorter.topics().size());
    }
    return missing;
  }

  private void seek(KafkaConsumer<byte[], byte[]> consumer, Set<TopicPartition> added) {
    Map<TopicPartition, Long> positions = store.positions();
    for (TopicPartition partition : added) {
      consumer.seek(partition, positions.getOrDefault(partition, 0L));
    }
  }

  private void apply(ConsumerRecords<byte[], byte[]> records) {
    Changes.Builder changes = Changes.builder();
    Arrivals.Builder arrivals = new Arrivals.Builder();
    RecordSorter.Sorted sorted = new RecordSorter.Sorted(changes, arrivals);
    for (ConsumerRecord<byte[], byte[]> record : records) {
      try {
        sorter.sort(record, sorted);
      } catch (BadRecord e) {
        arrivals.bad(e.reason());
        logBad(record, e);
      }
    }
    records.nextOffsets().forEach((partition, next) -> changes.position(partition, next.offset()));
    store.apply(changes.build());
    stuck = false;
    observer.applied(arrivals.build());
  }

  /** At most one line a second: a flood of bad records must not become a flood of lines. */
  private void logBad(ConsumerRecord<byte[], byte[]> record, BadRecord bad) {
    long now = System.nanoTime();
    if (now - lastBadLogNanos >= LOOK_NANOS) {
      lastBadLogNanos = now;
      LOG.warn(
          "skipped {}-{}@{} ({}): {}",
          record.topic(),
          record.partition(),
          record.offset(),
          bad.reason().code(),
          bad.getMessage());
    }
  }

  /** Returns how many records are still to be read. */
  private long look(KafkaConsumer<byte[], byte[]> consumer, Set<String> missing) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment(), ANSWER);
    if (!caughtUp && goal.isEmpty() && missing.isEmpty()) {
      goal = ends;
    }
    if (!caughtUp && !goal.isEmpty() && behind(consumer, goal) == 0) {
      caughtUp = true;
      observer.caughtUp();
    }
    return behind(consumer, ends);
  }

  private static long behind(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    long behind = 0;
    for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
      behind += Math.max(0, end.getValue() - consumer.position(end.getKey(), ANSWER));
    }
    return behind;
  }

  private void pause() {
    try {
      stopped.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      stopped.countDown();
    }
  }

  private static Properties clientConfig(KafkaSettings kafka) {
    Properties config = new Properties();
    config.setProperty(ConsumerConfig.CLIENT_ID_CONFIG, "freshet-edge");
    config.setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "2000");
    config.putAll(kafka.forConsumer());
    config.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    config.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.setProperty(
        ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
    config.setProperty(
        ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
    return config;
  }

  /** Does not wait for a broker that does not answer; the store stays open. */
  @Override
  public void close() {
    stopped.countDown();
    KafkaConsumer<byte[], byte[]> waiting = asking;
    if (waiting != null) {
      waiting.wakeup();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
