package io.freshet.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freshet.schema.UserEvent;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import net.openhft.hashing.LongHashFunction;

/** An event id for events that come without one. */
public enum DerivedId {
  /**
   * The record's coordinates, {@code topic-partition@offset}: a record that is read twice keeps its
   * id, one that was sent twice is two events.
   */
  COORDINATES,
  /**
   * A hash of user, item, kind and time: an event that was sent twice is one, and so are two alike
   * in the same millisecond.
   */
  FIELDS;

  private static final LongHashFunction XX_HASH_64 = LongHashFunction.xx(0);

  static String coordinates(String topic, int partition, long offset) {
    return topic + '-' + partition + '@' + offset;
  }

  static String fields(UserEvent event) {
    byte[] user = event.getUserId().getBytes(UTF_8);
    byte[] item = event.getItemId().getBytes(UTF_8);
    byte[] kind = event.getKind().getBytes(UTF_8);
    ByteBuffer all = ByteBuffer.allocate(16 + user.length + item.length + kind.length);
    all.putLong(event.getAt().toEpochMilli()).putInt(user.length).putInt(item.length);
    all.put(user).put(item).put(kind);
    return HexFormat.of().toHexDigits(XX_HASH_64.hashBytes(all.array()));
  }
}
