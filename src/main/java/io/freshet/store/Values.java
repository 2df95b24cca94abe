package io.freshet.store;

import io.freshet.schema.ItemEvent;
import io.freshet.schema.ItemVector;
import io.freshet.schema.Recommendation;
import io.freshet.wire.BadRecord;
import io.freshet.wire.RecordCodecs;
import java.nio.ByteBuffer;

/**
 * Values in the database. Records carry the fingerprint of their schema (Avro single-object
 * encoding), so that a store written by an older release is read by a newer one.
 */
final class Values {
  private static final PerThreadCodec<Recommendation> LISTS =
      new PerThreadCodec<>(() -> RecordCodecs.avro(Recommendation.class));
  private static final PerThreadCodec<ItemEvent> ITEMS =
      new PerThreadCodec<>(() -> RecordCodecs.avro(ItemEvent.class));

  private static final PerThreadCodec<ItemVector> VECTORS =
      new PerThreadCodec<>(() -> RecordCodecs.avro(ItemVector.class));

  private Values() {}

  static byte[] encode(Recommendation list) {
    return LISTS.encode(list);
  }

  static Recommendation list(byte[] bytes) {
    try {
      return LISTS.decode(bytes);
    } catch (BadRecord e) {
      throw unreadable("list", bytes, e);
    }
  }

  static byte[] encode(ItemEvent item) {
    return ITEMS.encode(item);
  }

  static ItemEvent item(byte[] bytes) {
    try {
      return ITEMS.decode(bytes);
    } catch (BadRecord e) {
      throw unreadable("item", bytes, e);
    }
  }

  static byte[] encode(ItemVector vector) {
    return VECTORS.encode(vector);
  }

  static ItemVector vector(byte[] bytes) {
    try {
      return VECTORS.decode(bytes);
    } catch (BadRecord e) {
      throw unreadable("vector", bytes, e);
    }
  }

  static byte[] encode(long value) {
    return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }

  static long number(byte[] bytes) {
    return ByteBuffer.wrap(bytes).getLong();
  }

  static byte[] encode(double value) {
    return encode(Double.doubleToLongBits(value));
  }

  static double fraction(byte[] bytes) {
    return Double.longBitsToDouble(number(bytes));
  }

  private static IllegalStateException unreadable(String what, byte[] bytes, BadRecord cause) {
    return new IllegalStateException(
        "cannot read a %s of %d bytes from the read store: %s"
            .formatted(what, bytes.length, cause.getMessage()),
        cause);
  }
}
