package io.freshet.store;

import io.freshet.wire.BadRecord;
import io.freshet.wire.RecordCodec;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;

/** A codec for several threads: each gets its own, as codecs reuse their buffers. */
public final class PerThreadCodec<T extends SpecificRecord> implements RecordCodec<T> {
  private final ThreadLocal<RecordCodec<T>> codecs;

  public PerThreadCodec(Supplier<RecordCodec<T>> codec) {
    codecs = ThreadLocal.withInitial(codec);
  }

  @Override
  public byte[] encode(T record) {
    return codecs.get().encode(record);
  }

  @Override
  public T decode(byte[] bytes) throws BadRecord {
    return codecs.get().decode(bytes);
  }
}
