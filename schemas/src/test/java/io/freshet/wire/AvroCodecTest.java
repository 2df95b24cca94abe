package io.freshet.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.schema.Recommendation;
import io.freshet.schema.UserEvent;
import java.util.Arrays;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

final class AvroCodecTest extends RecordCodecContract {
  @Override
  <T extends SpecificRecordBase> RecordCodec<T> codec(Class<T> type) {
    return RecordCodecs.avro(type);
  }

  @Test
  void aRecordThatCannotBeWrittenLeavesNothingBehind() throws BadRecord {
    RecordCodec<UserEvent> codec = codec(UserEvent.class);
    UserEvent half = new UserEvent();
    half.setEventId("half");
    assertThatThrownBy(() -> codec.encode(half)).isInstanceOf(RuntimeException.class);
    assertThat(codec.decode(codec.encode(Samples.userEvent()))).isEqualTo(Samples.userEvent());
  }

  @Test
  void writesWhatAvrosOwnEncoderWrites() throws Exception {
    UserEvent event = Samples.userEvent();
    assertThat(codec(UserEvent.class).encode(event)).isEqualTo(event.toByteBuffer().array());
  }

  @Test
  void namesTheReasonOfWhatIsWrongWithTheHeader() {
    RecordCodec<UserEvent> codec = codec(UserEvent.class);
    byte[] bytes = codec.encode(Samples.userEvent());
    assertThat(reason(codec, new byte[0])).isEqualTo(Reason.BAD_MAGIC);
    assertThat(reason(codec, "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isEqualTo(Reason.BAD_MAGIC);
    assertThat(reason(codec, Arrays.copyOf(bytes, 9))).isEqualTo(Reason.TRUNCATED);
    assertThat(reason(codec, Arrays.copyOf(bytes, bytes.length - 1))).isEqualTo(Reason.TRUNCATED);
    assertThat(reason(codec, Arrays.copyOf(bytes, bytes.length + 1)))
        .isEqualTo(Reason.TRAILING_BYTES);
    bytes[5] ^= 1;
    assertThat(reason(codec, bytes)).isEqualTo(Reason.UNKNOWN_SCHEMA);
  }

  @Test
  void aRecordOfAnotherKindIsAnUnknownSchema() {
    byte[] other = codec(Recommendation.class).encode(Samples.recommendation());
    assertThatThrownBy(() -> codec(UserEvent.class).decode(other))
        .hasMessageMatching(
            "UserEvent: written with schema [0-9a-f]{16}, which is no released or configured one");
  }

  @Test
  void aLengthOfGigabytesIsRefusedBeforeAnythingIsAllocated() {
    RecordCodec<UserEvent> codec = codec(UserEvent.class);
    byte[] bytes = Arrays.copyOf(codec.encode(Samples.userEvent()), 20);
    // A string of 2^31 - 2 bytes.
    byte[] length = {(byte) 0xFC, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F};
    System.arraycopy(length, 0, bytes, 10, length.length);
    long before = AllocatedBytes.ofThisThread();
    assertThatThrownBy(() -> codec.decode(bytes))
        .hasMessage("UserEvent: string of 2147483646 bytes at byte 10, but 5 are left");
    assertThat(AllocatedBytes.ofThisThread() - before).isLessThan(100_000);
  }

  @Test
  void aBranchThatDoesNotExistIsAWrongType() {
    RecordCodec<UserEvent> codec = codec(UserEvent.class);
    byte[] bytes = codec.encode(Samples.userEvent());
    int branchOfSession = indexOf(bytes, "s-9") - 2;
    bytes[branchOfSession] = 4;
    assertThat(reason(codec, bytes)).isEqualTo(Reason.WRONG_TYPE);
    bytes[branchOfSession] = 1;
    assertThat(reason(codec, bytes)).isEqualTo(Reason.WRONG_TYPE);
  }

  @Test
  void theMessageOfABadRecordStaysShort() {
    assertThat(new BadRecord(Reason.WRONG_TYPE, "x".repeat(1 << 20)).detail()).hasSize(501);
  }
}
