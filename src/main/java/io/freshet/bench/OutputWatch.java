package io.freshet.bench;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** How fast a topic grows, seen from its end offsets: nothing is read, so nothing is disturbed. */
final class OutputWatch {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration QUIET = Duration.ofSeconds(4);
  private static final long PAUSE_NANOS = 20_000_000;
  private static final double WARM_UP = 0.2;

  private OutputWatch() {}

  /**
   * Records per second between one fifth and all of the expected ones.
   *
   * @param from how many records the topic held before
   */
  static double recordsPerSecond(String bootstrap, String topic, long from, long expected)
      throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (KafkaConsumer<String, byte[]> consumer = BareLoop.consumer(bootstrap)) {
      long start = 0;
      long counted = 0;
      while (true) {
        long now = System.nanoTime();
        long records = size(consumer, topic) - from;
        if (start == 0 && records >= expected * WARM_UP) {
          start = now;
          counted = records;
        }
        if (records >= expected) {
          return (records - counted) / ((now - start) / 1e9);
        }
        if (now > deadline) {
          throw new IllegalStateException(
              "waited %d s for %d records in %s, found %d"
                  .formatted(PATIENCE.toSeconds(), expected, topic, records));
        }
        pause();
      }
    }
  }

  /** Returns when a topic that has records has not grown for a while. */
  static void awaitQuiet(String bootstrap, String topic) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (KafkaConsumer<String, byte[]> consumer = BareLoop.consumer(bootstrap)) {
      long records = 0;
      long since = System.nanoTime();
      while (records == 0 || System.nanoTime() - since < QUIET.toNanos()) {
        long now = size(consumer, topic);
        if (now > records) {
          records = now;
          since = System.nanoTime();
        }
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException(
              "waited %d s for %s to come to rest, found %d records"
                  .formatted(PATIENCE.toSeconds(), topic, records));
        }
        Thread.sleep(QUIET.dividedBy(16).toMillis()); // looking costs the broker something
      }
    }
  }

  /** Records in a topic, when nothing was deleted and no transaction wrote into it. */
  static long size(KafkaConsumer<String, byte[]> consumer, String topic) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(p -> new TopicPartition(topic, p.partition()))
            .toList();
    return consumer.endOffsets(partitions).values().stream().mapToLong(end -> end).sum();
  }

  private static void pause() throws InterruptedException {
    Thread.sleep(Duration.ofNanos(PAUSE_NANOS).toMillis());
  }
}
