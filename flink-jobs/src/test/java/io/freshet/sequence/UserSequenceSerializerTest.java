package io.freshet.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Random;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class UserSequenceSerializerTest {
  private static final String RELEASED_V1 = "/state/user-sequence-v1.bin";

  private final UserSequenceSerializer serializer = new UserSequenceSerializer();

  @Test
  void givesBackWhatItWrote() throws IOException {
    for (long seed = 0; seed < 20; seed++) {
      UserSequence written = random(new Random(seed));
      assertThat(describe(read(write(written)))).as("seed %d", seed).isEqualTo(describe(written));
    }
  }

  @Test
  void givesBackAnEmptySequence() throws IOException {
    assertThat(describe(read(write(new UserSequence(5))))).isEqualTo(describe(new UserSequence(5)));
  }

  @Test
  void copiesBytesWithoutReadingThem() throws IOException {
    byte[] bytes = write(released());
    DataOutputSerializer copy = new DataOutputSerializer(64);
    serializer.copy(new DataInputDeserializer(bytes), copy);
    assertThat(copy.getCopyOfBuffer()).isEqualTo(bytes);
  }

  @Test
  void readsTheBytesOfTheFirstRelease() throws IOException {
    try (InputStream stored = UserSequenceSerializerTest.class.getResourceAsStream(RELEASED_V1)) {
      byte[] bytes = Objects.requireNonNull(stored, RELEASED_V1).readAllBytes();
      assertThat(describe(read(bytes))).isEqualTo(describe(released()));
      assertThat(write(released())).isEqualTo(bytes);
    }
  }

  @Test
  void saysWhichVersionItCannotRead() throws IOException {
    byte[] bytes = write(released());
    bytes[4] = 9;
    assertThatThrownBy(() -> read(bytes))
        .hasMessageContaining("and version 9: expected version 1")
        .hasMessageContaining("written by a newer release?");
  }

  @Test
  void aSnapshotOfTheSameVersionGoesOnAsItIs() {
    assertThat(
            serializer
                .snapshotConfiguration()
                .resolveSchemaCompatibility(new UserSequenceSerializerSnapshot())
                .isCompatibleAsIs())
        .isTrue();
  }

  /** What the stored bytes of version 1 hold. */
  static UserSequence released() {
    SequenceLimits limits = new SequenceLimits(4, 6, Long.MAX_VALUE / 2);
    UserSequence sequence = new UserSequence(1_700_000_000_123L);
    for (int i = 0; i < 7; i++) {
      sequence.add(Events.view("u", "item-" + i, (i * 37L) % 11), limits);
    }
    sequence.add(Events.hide("u", "item-2", 12), limits);
    return sequence;
  }

  private static UserSequence random(Random random) {
    UserSequence sequence = new UserSequence(random.nextLong() >>> 1);
    SequenceLimits limits = new SequenceLimits(50, 30, Long.MAX_VALUE / 2);
    int events = random.nextInt(120);
    for (int i = 0; i < events; i++) {
      sequence.add(
          Events.view("u", "i" + random.nextInt(1_000), random.nextInt(2_000_000) - 1_000_000),
          limits);
    }
    return sequence;
  }

  private byte[] write(UserSequence sequence) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(sequence, out);
    return out.getCopyOfBuffer();
  }

  private UserSequence read(byte[] bytes) throws IOException {
    return serializer.deserialize(new DataInputDeserializer(bytes));
  }

  private static String describe(UserSequence sequence) {
    StringBuilder text = new StringBuilder();
    text.append(sequence.epoch()).append('/').append(sequence.sequence());
    for (int i = 0; i < sequence.size(); i++) {
      text.append(' ').append(sequence.item(i));
      text.append('@').append(sequence.atMillis(i)).append('#').append(sequence.kindCode(i));
    }
    for (int i = 0; i < sequence.idCount(); i++) {
      text.append(" id").append(sequence.id(i));
    }
    return text.toString();
  }
}
