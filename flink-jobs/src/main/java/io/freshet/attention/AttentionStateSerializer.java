package io.freshet.attention;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * {@link AttentionState} in state, version 1: version (1 byte), model (2 and UTF-8), epoch (8),
 * sequence (8), items (4), length (4), the kept bytes.
 */
// per record
public final class AttentionStateSerializer extends TypeSerializerSingleton<AttentionState> {
  private static final long serialVersionUID = 1L;
  public static final AttentionStateSerializer INSTANCE = new AttentionStateSerializer();

  private static final byte VERSION = 1;

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public AttentionState createInstance() {
    return new AttentionState("", 0, 0, 0, new byte[0]);
  }

  @Override
  public AttentionState copy(AttentionState from) {
    return from.copy();
  }

  @Override
  public AttentionState copy(AttentionState from, AttentionState reuse) {
    return from.copy();
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(AttentionState state, DataOutputView target) throws IOException {
    target.writeByte(VERSION);
    target.writeUTF(state.model());
    target.writeLong(state.epoch());
    target.writeLong(state.sequence());
    target.writeInt(state.items());
    target.writeInt(state.kept().length);
    target.write(state.kept());
  }

  @Override
  public AttentionState deserialize(DataInputView source) throws IOException {
    byte version = source.readByte();
    if (version != VERSION) {
      throw new IOException(
          "cannot read an attention state of version %d: expected %d, was it written by a newer"
                  .formatted(version, VERSION)
              + " release?");
    }
    String model = source.readUTF();
    long epoch = source.readLong();
    long sequence = source.readLong();
    int items = source.readInt();
    byte[] kept = new byte[source.readInt()];
    source.readFully(kept);
    return new AttentionState(model, epoch, sequence, items, kept);
  }

  @Override
  public AttentionState deserialize(AttentionState reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  @Override
  public TypeSerializerSnapshot<AttentionState> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in checkpoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<AttentionState> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
