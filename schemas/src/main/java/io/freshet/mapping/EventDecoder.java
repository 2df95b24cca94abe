package io.freshet.mapping;

import io.freshet.schema.UserEvent;
import io.freshet.wire.BadRecord;

/** Values of the events topic as our events. For one thread. */
@FunctionalInterface
public interface EventDecoder {
  /**
   * Throws nothing but {@link BadRecord}, whatever the bytes are. The coordinates name events that
   * come without an id.
   */
  UserEvent decode(byte[] value, String topic, int partition, long offset) throws BadRecord;
}
