package io.freshet.source;

import io.freshet.encode.ItemRecord;
import io.freshet.schema.DeadLetter;
import io.freshet.wire.BadRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Dead letters: enough of a bad record to find it, to see why, and to repair it. */
public final class DeadLetters {
  /** Of the value; the whole of a longer one is named by its SHA-256. */
  static final int MOST_RAW_BYTES = 64 * 1024;

  static final int MOST_KEY_BYTES = 1024;

  private DeadLetters() {}

  /** Of a record that was read and turned out later to be of no use. */
  public static DeadLetter of(ItemRecord record, BadRecord why, Instant now) {
    byte[] key = record.itemId().getBytes(StandardCharsets.UTF_8);
    return of(
        new ConsumerRecord<>(
            record.from().topic(),
            record.from().partition(),
            record.from().offset(),
            record.from().timestampMillis(),
            TimestampType.CREATE_TIME,
            key.length,
            record.value().length,
            key,
            record.value(),
            new RecordHeaders(),
            Optional.empty()),
        why,
        now);
  }

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
