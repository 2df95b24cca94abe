package io.freshet.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.schema.UserEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

/** What every wire format holds to. */
abstract class RecordCodecContract {
  private static final int MUTATIONS = 10_000;
  private static final long SEED = 20260131;

  abstract <T extends SpecificRecordBase> RecordCodec<T> codec(Class<T> type);

  @Test
  final void readsWhatItWroteForEveryRecord() throws BadRecord {
    for (SpecificRecordBase record : Samples.all()) {
      RecordCodec<SpecificRecordBase> codec = codecOf(record);
      assertThat(codec.decode(codec.encode(record))).isEqualTo(record);
      assertThat(codec.encode(record)).as("a second time").isEqualTo(codec.encode(record));
    }
  }

  @Test
  final void everyCutIsABadRecord() {
    for (SpecificRecordBase record : Samples.all()) {
      RecordCodec<SpecificRecordBase> codec = codecOf(record);
      byte[] whole = codec.encode(record);
      for (int length = 0; length < whole.length; length++) {
        byte[] cut = Arrays.copyOf(whole, length);
        assertThatThrownBy(() -> codec.decode(cut))
            .as("%s cut to %d", record.getSchema().getName(), length)
            .isInstanceOf(BadRecord.class);
      }
    }
  }

  @Test
  final void bytesBehindTheRecordAreRefused() {
    RecordCodec<UserEvent> codec = codec(UserEvent.class);
    byte[] whole = codec.encode(Samples.userEvent());
    byte[] longer = Arrays.copyOf(whole, whole.length + 1);
    longer[whole.length] = 'x';
    assertThatThrownBy(() -> codec.decode(longer)).isInstanceOf(BadRecord.class);
  }

  @Test
  final void bytesThatAreNotUtf8AreRefused() {
    RecordCodec<UserEvent> codec = codec(UserEvent.class);
    byte[] bytes = codec.encode(Samples.userEvent());
    bytes[indexOf(bytes, "lamp")] = (byte) 0xFF;
    assertThat(reason(codec, bytes)).isEqualTo(Reason.INVALID_UTF8);
  }

  @Test
  final void mutatedBytesGiveARecordOrABadRecordAndNothingElse() {
    Random random = new Random(SEED);
    List<RecordCodec<SpecificRecordBase>> codecs = new ArrayList<>();
    List<byte[]> valid = new ArrayList<>();
    for (SpecificRecordBase record : Samples.all()) {
      codecs.add(codecOf(record));
      valid.add(codecs.get(codecs.size() - 1).encode(record));
    }
    long refused = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      int which = random.nextInt(valid.size());
      byte[] mutated = Mutation.of(valid.get(which), random);
      refused += isRefused(codecs.get(which), mutated, i) ? 1 : 0;
    }
    assertThat(refused).as("seed %d", SEED).isGreaterThan(MUTATIONS / 4);
  }

  private static boolean isRefused(
      RecordCodec<SpecificRecordBase> codec, byte[] mutated, int mutation) {
    long before = AllocatedBytes.ofThisThread();
    try {
      codec.encode(codec.decode(mutated));
      return false;
    } catch (BadRecord expected) {
      assertThat(expected.detail()).isNotEmpty();
      return true;
    } finally {
      assertThat(AllocatedBytes.ofThisThread() - before)
          .as("bytes allocated for %d, mutation %d of seed %d", mutated.length, mutation, SEED)
          .isLessThan(1 << 20);
    }
  }

  static Reason reason(RecordCodec<?> codec, byte[] bytes) {
    try {
      throw new AssertionError("read as " + codec.decode(bytes));
    } catch (BadRecord e) {
      return e.reason();
    }
  }

  static int indexOf(byte[] bytes, String ascii) {
    int index = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(ascii);
    assertThat(index).isNotNegative();
    return index;
  }

  @SuppressWarnings("unchecked")
  private RecordCodec<SpecificRecordBase> codecOf(SpecificRecordBase record) {
    return (RecordCodec<SpecificRecordBase>) codec(record.getClass());
  }
}
