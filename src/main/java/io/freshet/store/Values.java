package io.freshet.store;

import io.freshet.schema.ItemEvent;
import io.freshet.schema.Recommendation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * Values in the database. Records carry the fingerprint of their schema (Avro single-object
 * encoding), so that a store written by an older release is read by a newer one.
 */
final class Values {
  private Values() {}

  static byte[] encode(Recommendation list) {
    try {
      return bytes(Recommendation.getEncoder().encode(list));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot encode list " + list.getRecommendationId(), e);
    }
  }

  static Recommendation list(byte[] bytes) {
    try {
      return Recommendation.getDecoder().decode(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot decode a list of %d bytes".formatted(bytes.length), e);
    }
  }

  static byte[] encode(ItemEvent item) {
    try {
      return bytes(ItemEvent.getEncoder().encode(item));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot encode item " + item.getItemId(), e);
    }
  }

  static ItemEvent item(byte[] bytes) {
    try {
      return ItemEvent.getDecoder().decode(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot decode an item of %d bytes".formatted(bytes.length), e);
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

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
