package io.freshet.job.operator;

import io.freshet.type.SerializedType;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How often an item was chosen, and when last, in event time. */
record ItemCount(String itemId, double count, long atMillis) {
  static TypeInformation<ItemCount> type() {
    return new SerializedType<>(ItemCount.class, Serializer.INSTANCE);
  }

  ItemCount plusOne(long millis) {
    return new ItemCount(itemId, count + 1, Math.max(atMillis, millis));
  }

  /** Between tasks and in the state of {@link PopularItemsOperator}. */
  static final class Serializer extends TypeSerializerSingleton<ItemCount> {
    private static final long serialVersionUID = 1L;
    static final Serializer INSTANCE = new Serializer();

    @Override
    public boolean isImmutableType() {
      return true;
    }

    @Override
    public ItemCount createInstance() {
      return new ItemCount("", 0, 0);
    }

    @Override
    public ItemCount copy(ItemCount from) {
      return from;
    }

    @Override
    public ItemCount copy(ItemCount from, ItemCount reuse) {
      return from;
    }

    @Override
    public int getLength() {
      return -1;
    }

    @Override
    public void serialize(ItemCount record, DataOutputView target) throws IOException {
      target.writeUTF(record.itemId());
      target.writeDouble(record.count());
      target.writeLong(record.atMillis());
    }

    @Override
    public ItemCount deserialize(DataInputView source) throws IOException {
      return new ItemCount(source.readUTF(), source.readDouble(), source.readLong());
    }

    @Override
    public ItemCount deserialize(ItemCount reuse, DataInputView source) throws IOException {
      return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
      serialize(deserialize(source), target);
    }

    @Override
    public TypeSerializerSnapshot<ItemCount> snapshotConfiguration() {
      return new Snapshot();
    }
  }

  /** Named in checkpoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ItemCount> {
    public Snapshot() {
      super(() -> Serializer.INSTANCE);
    }
  }
}
