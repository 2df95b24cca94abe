package io.freshet.job;

import static io.freshet.job.Trial.bytes;

import io.freshet.schema.ItemEvent;
import io.freshet.schema.UserEvent;
import io.freshet.wire.RecordCodec;
import io.freshet.wire.RecordCodecs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Records that no honest sender writes, of every kind we could think of. */
final class BadRecords {
  private static final Instant NOW = Instant.now();
  private static final byte[] KEY = bytes("u");

  private final RecordCodec<UserEvent> codec = RecordCodecs.avro(UserEvent.class);
  private final List<Bad> all = new ArrayList<>();

  /** What stands in the topic, and a name for it. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Bad(String kind, byte @Nullable [] key, byte @Nullable [] value) {}

  static List<Bad> all() {
    BadRecords records = new BadRecords();
    records.addBrokenBytes();
    records.addImpossibleEvents();
    records.addLargeOnes();
    return records.all;
  }

  private void addBrokenBytes() {
    byte[] good = codec.encode(good());
    add("empty value", new byte[0]);
    add("one byte", new byte[] {(byte) 0xC3});
    add("header only", Arrays.copyOf(good, 10));
    add("cut in the middle", Arrays.copyOf(good, good.length / 2));
    add("cut by one byte", Arrays.copyOf(good, good.length - 1));
    add("bytes after the end", Arrays.copyOf(good, good.length + 3));
    add("wrong magic", changed(good, 0, 0x00));
    add("wrong second magic", changed(good, 1, 0x7F));
    add("unknown schema", changed(good, 5, good[5] + 1));
    add("the schema of another record", item());
    add("negative length", changed(good, 10, 0x01));
    add("length beyond the end", changed(good, 10, 0x7E));
    add("length of gigabytes", spliced(good, 10, 0xFE, 0xFF, 0xFF, 0xFF, 0x0F));
    add("endless varint", filled(64, 0xFF, good));
    add("text", bytes("not a record at all"));
    add("JSON", bytes("{\"user_id\":\"u\"}"));
    add("invalid UTF-8", changed(good, 11, 0xFF));
    add("noise", noise(200));
    add("Confluent framing", new byte[] {0, 0, 0, 0, 1, 2, 3});
    all.add(new Bad("null value", KEY, null));
    all.add(new Bad("null key", null, good));
  }

  private void addImpossibleEvents() {
    add("empty user", Trial.event("e", "", "i", NOW));
    add("empty item", Trial.event("e", "u", "", NOW));
    add("empty event id", Trial.event("", "u", "i", NOW));
    add("user id of 1 MB", Trial.event("e", "x".repeat(1_000_000), "i", NOW));
    add("item id of 1 MB", Trial.event("e", "u", "x".repeat(1_000_000), NOW));
    add("from 1970", Trial.event("e", "u", "i", Instant.EPOCH));
    add("from before 1970", Trial.event("e", "u", "i", Instant.ofEpochMilli(Long.MIN_VALUE / 4)));
    add("from 2100", Trial.event("e", "u", "i", Instant.parse("2100-01-01T00:00:00Z")));
    add("from the end of time", Trial.event("e", "u", "i", Instant.ofEpochMilli(Long.MAX_VALUE)));
  }

  private void addLargeOnes() {
    add("10 MB of noise", noise(10_000_000));
    UserEvent large = good();
    large.setAttributes(Map.of("note", "x".repeat(10_000_000)));
    add("10 MB in order", large);
  }

  private void add(String kind, UserEvent event) {
    add(kind, codec.encode(event));
  }

  private void add(String kind, byte[] value) {
    all.add(new Bad(kind, KEY, value));
  }

  private static UserEvent good() {
    return Trial.event("event-1", "u", "item-1", NOW);
  }

  private static byte[] item() {
    return RecordCodecs.avro(ItemEvent.class)
        .encode(ItemEvent.newBuilder().setItemId("item-1").setAt(NOW).build());
  }

  private static byte[] changed(byte[] bytes, int at, int value) {
    byte[] changed = bytes.clone();
    changed[at] = (byte) value;
    return changed;
  }

  private static byte[] spliced(byte[] bytes, int at, int... values) {
    byte[] spliced = Arrays.copyOf(bytes, bytes.length + values.length);
    for (int i = 0; i < values.length; i++) {
      spliced[at + i] = (byte) values[i];
    }
    return spliced;
  }

  private static byte[] filled(int length, int value, byte[] header) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    System.arraycopy(header, 0, bytes, 0, 10);
    return bytes;
  }

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
