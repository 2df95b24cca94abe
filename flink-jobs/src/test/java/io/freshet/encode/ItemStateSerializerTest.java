package io.freshet.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.encode.ItemRecord.Coordinates;
import io.freshet.encode.ItemState.Outcome;
import io.freshet.encode.ItemState.Pending;
import io.freshet.encode.ItemState.Shown;
import io.freshet.schema.ItemEvent;
import io.freshet.wire.RecordCodecs;
import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ItemStateSerializerTest {
  private final ItemStateSerializer serializer = new ItemStateSerializer();

  @ParameterizedTest
  @EnumSource
  void readsWhatItWrote(Outcome outcome) throws IOException {
    ItemState state = new ItemState(-5, 7, new Shown(-1, "vit/0123", outcome), true, null);
    assertThat(read(written(state))).isEqualTo(state);
  }

  @Test
  void readsAPendingPictureWithItsEvent() throws IOException {
    ItemEvent event =
        ItemEvent.newBuilder()
            .setItemId("lamp")
            .setAt(Instant.ofEpochMilli(5))
            .setImageUri("http://shop/lamp")
            .build();
    byte[] value = RecordCodecs.avro(ItemEvent.class).encode(event);
    ItemRecord record =
        new ItemRecord("lamp", new Coordinates("items", 3, 1L << 40, 9), value, event);
    ItemState state =
        new ItemState(
            5,
            ItemState.NEVER,
            new Shown(3, "vit/0123", Outcome.PENDING),
            false,
            new Pending(record, 2, 77));
    Pending read = Objects.requireNonNull(read(written(state)).pending());
    assertThat(read.attempts()).isEqualTo(2);
    assertThat(read.dueMillis()).isEqualTo(77);
    assertThat(read.record().from()).isEqualTo(record.from());
    assertThat(read.record().value()).isEqualTo(value);
    assertThat(read.record().event()).isEqualTo(event);
  }

  /** State of version 1 lies in checkpoints: these bytes are for ever. */
  @Test
  void readsTheBytesOfVersionOne() throws IOException {
    byte[] stored =
        HexFormat.of()
            .parseHex(
                "01"
                    + "0000000000000005"
                    + "7fffffffffffffff"
                    + "00000000000000ff"
                    + "0005"
                    + "762f303132"
                    + "01"
                    + "01"
                    + "ffffffff");
    ItemState state =
        new ItemState(5, ItemState.NEVER, new Shown(255, "v/012", Outcome.ENCODED), true, null);
    assertThat(read(stored)).isEqualTo(state);
    assertThat(written(state)).isEqualTo(stored);
  }

  @Test
  void refusesAStateOfANewerRelease() {
    assertThatThrownBy(() -> read(new byte[] {2}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("state of version 2: expected 1, was it written by a newer release?");
  }

  private byte[] written(ItemState state) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(state, out);
    return out.getCopyOfBuffer();
  }

  private ItemState read(byte[] bytes) throws IOException {
    return serializer.deserialize(new DataInputDeserializer(bytes));
  }
}
