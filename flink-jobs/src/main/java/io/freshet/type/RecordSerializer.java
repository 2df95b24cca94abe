package io.freshet.type;

import io.freshet.wire.BadRecord;
import io.freshet.wire.RecordCodec;
import io.freshet.wire.RecordCodecs;
import java.io.IOException;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Records of the contracts between tasks, as single-object Avro; never in state. */
// per record
public final class RecordSerializer<R extends SpecificRecordBase> extends TypeSerializer<R> {
  private static final long serialVersionUID = 1L;

  private final Class<R> type;

  @SuppressWarnings("NullAway.Init") // made on first use: a codec belongs to one thread
  private transient RecordCodec<R> codec;

  public RecordSerializer(Class<R> type) {
    this.type = type;
  }

  private RecordCodec<R> codec() {
    if (Objects.isNull(codec)) {
      codec = RecordCodecs.avro(type);
    }
    return codec;
  }

  @Override
  public boolean isImmutableType() {
    return true; // by agreement: nobody changes a record that was sent
  }

  @Override
  public TypeSerializer<R> duplicate() {
    return new RecordSerializer<>(type);
  }

  @Override
  public R createInstance() {
    throw new UnsupportedOperationException("a %s cannot be empty".formatted(type.getSimpleName()));
  }

  @Override
  public R copy(R from) {
    return from;
  }

  @Override
  public R copy(R from, R reuse) {
    return from;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(R record, DataOutputView target) throws IOException {
    byte[] bytes = codec().encode(record);
    target.writeInt(bytes.length);
    target.write(bytes);
  }

  @Override
  public R deserialize(DataInputView source) throws IOException {
    byte[] bytes = new byte[source.readInt()];
    source.readFully(bytes);
    try {
      return codec().decode(bytes);
    } catch (BadRecord e) {
      throw new IOException(
          "cannot read a %s between two tasks: %s".formatted(type.getSimpleName(), e.detail()), e);
    }
  }

  @Override
  public R deserialize(R reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    byte[] bytes = new byte[source.readInt()];
    source.readFully(bytes);
    target.writeInt(bytes.length);
    target.write(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecordSerializer<?> same && same.type.equals(type);
  }

  @Override
  public int hashCode() {
    return type.hashCode();
  }

  @Override
  public TypeSerializerSnapshot<R> snapshotConfiguration() {
    throw new UnsupportedOperationException(
        "a %s is never kept in state".formatted(type.getSimpleName()));
  }
}
