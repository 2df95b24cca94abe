package io.freshet.attention;

import static io.freshet.sequence.Events.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.sequence.SequenceLimits;
import io.freshet.sequence.UserSequence;
import java.io.IOException;
import java.util.HexFormat;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class AttentionStateTest {
  private static final SequenceLimits LIMITS = new SequenceLimits(3, 10, Long.MAX_VALUE / 2);

  /** Version, model, epoch, sequence, items, length, bytes. */
  private static final String RELEASED_V1 =
      "01"
          + "00036d2f31"
          + "0000000000000007"
          + "0000000000000002"
          + "00000002"
          + "00000003"
          + "0a0b0c";

  private final UserSequence history = new UserSequence(7);

  @Test
  void leadsToAHistoryThatOnlyWentOn() {
    add(1, 2);
    AttentionState state = state();
    add(3);
    assertThat(state.leadsTo(history, "m/1")).isTrue();
    assertThat(state.lacks(history)).isEqualTo(1);
    state.reached(history, 1);
    assertThat(state.lacks(history)).isZero();
    assertThat(state.items()).isEqualTo(3);
  }

  @Test
  void leadsToNoHistoryOfAnotherModelOrAnotherLife() {
    add(1, 2);
    assertThat(state().leadsTo(history, "m/2")).isFalse();
    UserSequence reborn = new UserSequence(8);
    reborn.add(view("u", "a", 1), LIMITS);
    reborn.add(view("u", "b", 2), LIMITS);
    assertThat(state().leadsTo(reborn, "m/1")).isFalse();
  }

  @Test
  void leadsToNoHistoryWhoseOrderChanged() {
    add(1, 5);
    AttentionState state = state();
    add(3);
    assertThat(state.leadsTo(history, "m/1")).isFalse();
  }

  @Test
  void leadsToNoHistoryThatLostWhatItLacks() {
    add(1, 2);
    AttentionState state = state();
    add(3, 4, 5);
    assertThat(state.leadsTo(history, "m/1")).isTrue();
    add(6);
    assertThat(state.leadsTo(history, "m/1")).isFalse();
  }

  @Test
  void writesWhatTheFirstReleaseWroteAndReadsIt() throws IOException {
    add(1, 2);
    byte[] released = HexFormat.of().parseHex(RELEASED_V1);
    assertThat(written(state())).isEqualTo(released);
    AttentionState read = read(released);
    assertThat(read.leadsTo(history, "m/1")).isTrue();
    assertThat(read.kept()).containsExactly(10, 11, 12);
    assertThat(written(read)).isEqualTo(released);
  }

  @Test
  void saysWhichVersionItCannotRead() {
    byte[] bytes = HexFormat.of().parseHex(RELEASED_V1);
    bytes[0] = 9;
    assertThatThrownBy(() -> read(bytes))
        .hasMessageContaining("attention state of version 9: expected 1");
  }

  @Test
  void aCopyIsNotWrittenInto() {
    add(1, 2);
    AttentionState state = state();
    AttentionState copy = AttentionStateSerializer.INSTANCE.copy(state);
    state.kept()[0] = 99;
    assertThat(copy.kept()).containsExactly(10, 11, 12);
  }

  private void add(int... seconds) {
    for (int second : seconds) {
      history.add(view("u", "i" + second, second), LIMITS);
    }
  }

  private AttentionState state() {
    return new AttentionState("m/1", history, 2, new byte[] {10, 11, 12});
  }

  private static byte[] written(AttentionState state) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    AttentionStateSerializer.INSTANCE.serialize(state, out);
    return out.getCopyOfBuffer();
  }

  private static AttentionState read(byte[] bytes) throws IOException {
    return AttentionStateSerializer.INSTANCE.deserialize(new DataInputDeserializer(bytes));
  }
}
