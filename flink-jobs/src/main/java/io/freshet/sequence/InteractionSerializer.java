package io.freshet.sequence;

import io.freshet.type.SerializedType;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** {@link Interaction} between tasks; never in state. */
// per record
public final class InteractionSerializer extends TypeSerializerSingleton<Interaction> {
  private static final long serialVersionUID = 1L;
  public static final InteractionSerializer INSTANCE = new InteractionSerializer();

  public static TypeInformation<Interaction> type() {
    return new SerializedType<>(Interaction.class, INSTANCE);
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public Interaction createInstance() {
    return new Interaction("", "", "", Kind.OTHER, 0, 0);
  }

  @Override
  public Interaction copy(Interaction from) {
    return from;
  }

  @Override
  public Interaction copy(Interaction from, Interaction reuse) {
    return from;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(Interaction event, DataOutputView target) throws IOException {
    StringValue.writeString(event.userId(), target);
    StringValue.writeString(event.eventId(), target);
    StringValue.writeString(event.itemId(), target);
    target.writeByte(event.kind().code());
    target.writeLong(event.atMillis());
    target.writeLong(event.recordedMillis());
  }

  @Override
  public Interaction deserialize(DataInputView source) throws IOException {
    return new Interaction(
        StringValue.readString(source),
        StringValue.readString(source),
        StringValue.readString(source),
        Kind.ofCode(source.readByte()),
        source.readLong(),
        source.readLong());
  }

  @Override
  public Interaction deserialize(Interaction reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  @Override
  public TypeSerializerSnapshot<Interaction> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in checkpoints of channels. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Interaction> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
