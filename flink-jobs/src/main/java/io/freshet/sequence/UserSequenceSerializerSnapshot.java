package io.freshet.sequence;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What a checkpoint says of its {@link UserSequenceSerializer}: the newest version of packed bytes
 * it may hold. A release that reads that version goes on with the bytes as they are.
 */
public final class UserSequenceSerializerSnapshot implements TypeSerializerSnapshot<UserSequence> {
  private static final int SNAPSHOT_VERSION = 1;

  private byte packedVersion = PackedSequence.VERSION;

  @Override
  public int getCurrentVersion() {
    return SNAPSHOT_VERSION;
  }

  @Override
  public void writeSnapshot(DataOutputView out) throws IOException {
    out.writeByte(packedVersion);
  }

  @Override
  public void readSnapshot(int version, DataInputView in, ClassLoader classLoader)
      throws IOException {
    packedVersion = in.readByte();
  }

  @Override
  public TypeSerializer<UserSequence> restoreSerializer() {
    return new UserSequenceSerializer();
  }

  @Override
  public TypeSerializerSchemaCompatibility<UserSequence> resolveSchemaCompatibility(
      TypeSerializerSnapshot<UserSequence> old) {
    boolean readable =
        old instanceof UserSequenceSerializerSnapshot snapshot
            && snapshot.packedVersion <= PackedSequence.VERSION;
    return readable
        ? TypeSerializerSchemaCompatibility.compatibleAsIs()
        : TypeSerializerSchemaCompatibility.incompatible();
  }
}
