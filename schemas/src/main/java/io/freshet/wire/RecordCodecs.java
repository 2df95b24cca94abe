package io.freshet.wire;

import org.apache.avro.specific.SpecificRecordBase;

/** The codec of a record type in a wire format. */
public final class RecordCodecs {
  private RecordCodecs() {}

  /** A new codec, for one thread. */
  public static <T extends SpecificRecordBase> RecordCodec<T> of(WireFormat format, Class<T> type) {
    return switch (format) {
      case AVRO -> new AvroCodec<>(type);
      case CONFLUENT, JSON ->
          throw new IllegalArgumentException(
              "cannot make a codec for %s in %s".formatted(type.getSimpleName(), format));
    };
  }

  /** Avro single-object encoding, the default everywhere. */
  public static <T extends SpecificRecordBase> RecordCodec<T> avro(Class<T> type) {
    return of(WireFormat.AVRO, type);
  }
}
