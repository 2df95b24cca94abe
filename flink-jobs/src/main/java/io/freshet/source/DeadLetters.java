package io.freshet.source;

import io.freshet.schema.DeadLetter;
import io.freshet.wire.BadRecord;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Dead letters: enough of a bad record to find it, to see why, and to repair it. */
final class DeadLetters {
  /** Of the value; the whole of a longer one is named by its SHA-256. */
  static final int MOST_RAW_BYTES = 64 * 1024;

  static final int MOST_KEY_BYTES = 1024;

  private DeadLetters() {}

  static DeadLetter of(ConsumerRecord<byte[], byte[]> record, BadRecord why, Instant now) {
    byte @Nullable [] key = record.key();
    byte @Nullable [] value = record.value();
    byte[] raw = value == null ? new byte[0] : value;
    boolean cut = raw.length > MOST_RAW_BYTES;
    return DeadLetter.newBuilder()
        .setTopic(record.topic())
        .setPartition(record.partition())
        .setOffset(record.offset())
        .setTimestamp(Instant.ofEpochMilli(record.timestamp()))
        .setAt(now)
        .setReason(why.reason().code())
        .setDetail(why.detail())
        .setKey(key == null ? null : ByteBuffer.wrap(first(key, MOST_KEY_BYTES)))
        .setKeyLength(key == null ? 0 : key.length)
        .setRaw(ByteBuffer.wrap(first(raw, MOST_RAW_BYTES)))
        .setRawLength(raw.length)
        .setRawSha256(cut ? sha256(raw) : "")
        .build();
  }

  private static byte[] first(byte[] bytes, int most) {
    return bytes.length <= most ? bytes : Arrays.copyOf(bytes, most);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM has no SHA-256, which every JVM must have", e);
    }
  }
}
