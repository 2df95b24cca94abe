package io.freshet.encode;

import io.freshet.encode.ItemRecord.Coordinates;
import io.freshet.schema.ItemEvent;
import io.freshet.type.SerializedType;
import io.freshet.wire.BadRecord;
import io.freshet.wire.RecordCodec;
import io.freshet.wire.RecordCodecs;
import java.io.IOException;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * {@link ItemRecord} between tasks, and inside {@link ItemState}: item (2 and UTF-8), topic (2 and
 * UTF-8), partition (4), offset (8), timestamp (8), length (4), the value as it was written.
 */
// per record
public final class ItemRecordSerializer extends TypeSerializer<ItemRecord> {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("NullAway.Init") // made on first use: a codec belongs to one thread
  private transient RecordCodec<ItemEvent> codec;

  public static TypeInformation<ItemRecord> type() {
    return new SerializedType<>(ItemRecord.class, new ItemRecordSerializer());
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public TypeSerializer<ItemRecord> duplicate() {
    return new ItemRecordSerializer();
  }

  @Override
  public ItemRecord createInstance() {
    return new ItemRecord("", new Coordinates("", 0, 0, 0), new byte[0], null);
  }

  @Override
  public ItemRecord copy(ItemRecord from) {
    return from;
  }

  @Override
  public ItemRecord copy(ItemRecord from, ItemRecord reuse) {
    return from;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(ItemRecord record, DataOutputView target) throws IOException {
    target.writeUTF(record.itemId());
    target.writeUTF(record.from().topic());
    target.writeInt(record.from().partition());
    target.writeLong(record.from().offset());
    target.writeLong(record.from().timestampMillis());
    target.writeInt(record.value().length);
    target.write(record.value());
  }

  @Override
  public ItemRecord deserialize(DataInputView source) throws IOException {
    String itemId = source.readUTF();
    Coordinates from =
        new Coordinates(source.readUTF(), source.readInt(), source.readLong(), source.readLong());
    byte[] value = new byte[source.readInt()];
    source.readFully(value);
    try {
      return new ItemRecord(itemId, from, value, value.length == 0 ? null : codec().decode(value));
    } catch (BadRecord e) {
      throw new IOException(
          "cannot read again the item event at %s, which was read before: %s"
              .formatted(from, e.detail()),
          e);
    }
  }

  private RecordCodec<ItemEvent> codec() {
    if (Objects.isNull(codec)) {
      codec = RecordCodecs.avro(ItemEvent.class);
    }
    return codec;
  }

  @Override
  public ItemRecord deserialize(ItemRecord reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ItemRecordSerializer;
  }

  @Override
  public int hashCode() {
    return ItemRecordSerializer.class.hashCode();
  }

  @Override
  public TypeSerializerSnapshot<ItemRecord> snapshotConfiguration() {
    throw new UnsupportedOperationException("an item record is kept in an item's state only");
  }
}
