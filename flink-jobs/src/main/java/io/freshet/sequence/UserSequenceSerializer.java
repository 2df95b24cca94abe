package io.freshet.sequence;

import java.io.IOException;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * {@link UserSequence} in state: a 4-byte length and the bytes of {@link PackedSequence}, moved as
 * one block. The version is inside the bytes, so old and new values live side by side in one state.
 */
// per record
public final class UserSequenceSerializer extends TypeSerializer<UserSequence> {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("NullAway.Init")
  private transient PackedSequence packed;

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public TypeSerializer<UserSequence> duplicate() {
    return new UserSequenceSerializer(); // its buffer belongs to one thread
  }

  @Override
  public UserSequence createInstance() {
    return new UserSequence(0);
  }

  @Override
  public UserSequence copy(UserSequence from) {
    return from.copy();
  }

  @Override
  public UserSequence copy(UserSequence from, UserSequence reuse) {
    return from.copy();
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(UserSequence sequence, DataOutputView target) throws IOException {
    PackedSequence buffer = packed();
    buffer.pack(sequence);
    target.writeInt(buffer.length());
    target.write(buffer.bytes(), 0, buffer.length());
  }

  @Override
  public UserSequence deserialize(DataInputView source) throws IOException {
    PackedSequence buffer = packed();
    int length = source.readInt();
    source.readFully(buffer.room(length), 0, length);
    return buffer.unpack(length);
  }

  @Override
  public UserSequence deserialize(UserSequence reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    PackedSequence buffer = packed();
    int length = source.readInt();
    byte[] bytes = buffer.room(length);
    source.readFully(bytes, 0, length);
    target.writeInt(length);
    target.write(bytes, 0, length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UserSequenceSerializer;
  }

  @Override
  public int hashCode() {
    return UserSequenceSerializer.class.hashCode();
  }

  @Override
  public TypeSerializerSnapshot<UserSequence> snapshotConfiguration() {
    return new UserSequenceSerializerSnapshot();
  }

  private PackedSequence packed() {
    if (Objects.isNull(packed)) {
      packed = new PackedSequence();
    }
    return packed;
  }
}
