package io.freshet.wire;

import org.apache.avro.specific.SpecificRecordBase;

/** The codec of a record type in a wire format. Each call makes a new one, for one thread. */
public final class RecordCodecs {
  private RecordCodecs() {}

  /** {@code AVRO} or {@code JSON}; {@code CONFLUENT} needs {@link #confluent}. */
  public static <T extends SpecificRecordBase> RecordCodec<T> of(WireFormat format, Class<T> type) {
    return switch (format) {
      case AVRO -> avro(type);
      case JSON -> json(type);
      case CONFLUENT ->
          throw new IllegalArgumentException(
              "cannot read %s in the Confluent wire format without the registry's schemas"
                  .formatted(type.getSimpleName()));
    };
  }

  public static <T extends SpecificRecordBase> RecordCodec<T> avro(Class<T> type) {
    return new AvroCodec<>(type, ReleasedSchemas.of(type.getSimpleName()));
  }

  public static <T extends SpecificRecordBase> RecordCodec<T> json(Class<T> type) {
    return new JsonCodec<>(type);
  }

  public static <T extends SpecificRecordBase> RecordCodec<T> confluent(
      Class<T> type, RegistrySchemas schemas) {
    return new ConfluentCodec<>(type, schemas);
  }
}
