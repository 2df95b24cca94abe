package io.freshet.encode;

import io.freshet.encode.ItemState.Outcome;
import io.freshet.encode.ItemState.Pending;
import io.freshet.encode.ItemState.Shown;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * {@link ItemState} in state, version 1: version (1 byte), at (8), expires (8), hash (8), encoder
 * (2 and UTF-8), outcome (1), has a vector (1), failed attempts or -1 (4), and where that is not -1
 * when the next is due (8) and the record as {@link ItemRecordSerializer} writes it.
 */
// per record
public final class ItemStateSerializer extends TypeSerializer<ItemState> {
  private static final long serialVersionUID = 1L;
  private static final byte VERSION = 1;
  private static final int NOT_PENDING = -1;

  private final ItemRecordSerializer records = new ItemRecordSerializer();

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public TypeSerializer<ItemState> duplicate() {
    return new ItemStateSerializer();
  }

  @Override
  public ItemState createInstance() {
    return ItemState.UNKNOWN;
  }

  @Override
  public ItemState copy(ItemState from) {
    return from;
  }

  @Override
  public ItemState copy(ItemState from, ItemState reuse) {
    return from;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(ItemState state, DataOutputView target) throws IOException {
    target.writeByte(VERSION);
    target.writeLong(state.atMillis());
    target.writeLong(state.expiresMillis());
    target.writeLong(state.shown().hash());
    target.writeUTF(state.shown().encoder());
    target.writeByte(code(state.shown().outcome()));
    target.writeBoolean(state.hasVector());
    Pending pending = state.pending();
    target.writeInt(pending == null ? NOT_PENDING : pending.attempts());
    if (pending != null) {
      target.writeLong(pending.dueMillis());
      records.serialize(pending.record(), target);
    }
  }

  @Override
  public ItemState deserialize(DataInputView source) throws IOException {
    byte version = source.readByte();
    if (version != VERSION) {
      throw new IOException(
          "cannot read an item's state of version %d: expected %d, was it written by a newer release?"
              .formatted(version, VERSION));
    }
    long atMillis = source.readLong();
    long expiresMillis = source.readLong();
    Shown shown = new Shown(source.readLong(), source.readUTF(), outcome(source.readByte()));
    boolean hasVector = source.readBoolean();
    int attempts = source.readInt();
    Pending pending = attempts == NOT_PENDING ? null : pending(attempts, source);
    return new ItemState(atMillis, expiresMillis, shown, hasVector, pending);
  }

  private Pending pending(int attempts, DataInputView source) throws IOException {
    long dueMillis = source.readLong();
    return new Pending(records.deserialize(source), attempts, dueMillis);
  }

  private static byte code(Outcome outcome) {
    return switch (outcome) {
      case NOTHING -> 0;
      case ENCODED -> 1;
      case REFUSED -> 2;
      case UNREACHABLE -> 3;
      case PENDING -> 4;
    };
  }

  private static Outcome outcome(byte code) throws IOException {
    for (Outcome outcome : Outcome.values()) {
      if (code(outcome) == code) {
        return outcome;
      }
    }
    throw new IOException("cannot read an item's state with outcome %d".formatted(code));
  }

  @Override
  public ItemState deserialize(ItemState reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ItemStateSerializer;
  }

  @Override
  public int hashCode() {
    return ItemStateSerializer.class.hashCode();
  }

  @Override
  public TypeSerializerSnapshot<ItemState> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in checkpoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ItemState> {
    public Snapshot() {
      super(ItemStateSerializer::new);
    }
  }
}
