package io.freshet.source;

import io.freshet.schema.DeadLetter;
import io.freshet.type.RecordSerializer;
import io.freshet.type.SerializedType;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * {@link Received} between tasks. Source and split are one chain, so this runs only when somebody
 * switches chaining off; never in state.
 */
final class ReceivedSerializer<T> extends TypeSerializerSingleton<Received<T>> {
  private static final long serialVersionUID = 1L;

  private final TypeSerializer<T> values;
  private final TypeSerializer<DeadLetter> letters = new RecordSerializer<>(DeadLetter.class);

  private ReceivedSerializer(TypeSerializer<T> values) {
    this.values = values;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // a class literal has no type argument
  static <T> TypeInformation<Received<T>> type(TypeSerializer<T> values) {
    return new SerializedType<>((Class) Received.class, new ReceivedSerializer<>(values));
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public Received<T> createInstance() {
    return new Received.Good<>(values.createInstance());
  }

  @Override
  public Received<T> copy(Received<T> from) {
    return from;
  }

  @Override
  public Received<T> copy(Received<T> from, Received<T> reuse) {
    return from;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(Received<T> received, DataOutputView target) throws IOException {
    if (received instanceof Received.Good<T> good) {
      target.writeBoolean(true);
      values.serialize(good.value(), target);
    } else if (received instanceof Received.Bad<T> bad) {
      target.writeBoolean(false);
      letters.serialize(bad.letter(), target);
    }
  }

  @Override
  public Received<T> deserialize(DataInputView source) throws IOException {
    if (source.readBoolean()) {
      return new Received.Good<>(values.deserialize(source));
    }
    return new Received.Bad<>(letters.deserialize(source));
  }

  @Override
  public Received<T> deserialize(Received<T> reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  @Override
  public TypeSerializerSnapshot<Received<T>> snapshotConfiguration() {
    throw new UnsupportedOperationException("records from Kafka are never kept in state");
  }
}
