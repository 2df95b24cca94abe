package io.freshet.topic;

import java.time.Duration;

/**
 * One topic as it must be.
 *
 * @param retention how long records stay; without meaning for a compacted topic
 */
public record TopicSpec(
    String name, int partitions, int replication, Cleanup cleanup, Duration retention) {
  public TopicSpec {
    if (partitions < 1 || replication < 1 || replication > Short.MAX_VALUE) {
      throw new IllegalArgumentException(
          "cannot plan topic %s with %d partitions and replication %d: expected at least 1 of each"
              .formatted(name, partitions, replication));
    }
  }

  public TopicSpec withPartitions(int count) {
    return new TopicSpec(name, count, replication, cleanup, retention);
  }

  public boolean compacted() {
    return cleanup == Cleanup.COMPACT;
  }
}
