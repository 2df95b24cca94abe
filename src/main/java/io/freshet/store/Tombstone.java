package io.freshet.store;

import io.freshet.schema.Recommendation;
import io.freshet.schema.UserEvent;
import java.nio.ByteBuffer;

/**
 * What stays of an erased user: enough to keep what was erased from coming back. Lists of the state
 * that was erased (same epoch) stay hidden even when they are made afterwards, since they were made
 * from it.
 *
 * @param epoch state epoch of the last list known at the erasure; {@link #NO_LIST} without one
 */
record Tombstone(long atMillis, long epoch) {
  static final long NO_LIST = Long.MIN_VALUE;

  boolean hides(Recommendation list) {
    return (epoch != NO_LIST && list.getStateEpoch() <= epoch)
        || list.getCauseAt().toEpochMilli() <= atMillis;
  }

  boolean hides(UserEvent event) {
    return event.getAt().toEpochMilli() <= atMillis;
  }

  /** Both erasures hold: the later time, the higher epoch. */
  Tombstone and(Tombstone other) {
    return new Tombstone(Math.max(atMillis, other.atMillis), Math.max(epoch, other.epoch));
  }

  byte[] encode() {
    return ByteBuffer.allocate(16).putLong(atMillis).putLong(epoch).array();
  }

  static Tombstone decode(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new Tombstone(buffer.getLong(), buffer.getLong());
  }
}
