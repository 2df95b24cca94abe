package io.freshet.wire;

import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/** The codec of a record type in a wire format. Each call makes a new one, for one thread. */
public final class RecordCodecs {
  private RecordCodecs() {}

  /** Reads every released schema; writes the one in use. */
  public static <T extends SpecificRecordBase> RecordCodec<T> avro(Class<T> type) {
    return new FramedCodec<>(
        type,
        Framing.SINGLE_OBJECT,
        SchemaNormalization.parsingFingerprint64(SpecificData.get().getSchema(type)),
        ReleasedSchemas.byFingerprint(ReleasedSchemas.of(type.getSimpleName())));
  }

  public static <T extends SpecificRecordBase> RecordCodec<T> json(Class<T> type) {
    return new JsonCodec<>(type);
  }

  /**
   * @param ownId the id under which our schema stands in the registry: what is written
   * @param others schemas that are read beside it, by id
   */
  public static <T extends SpecificRecordBase> RecordCodec<T> confluent(
      Class<T> type, int ownId, WriterSchemas others) {
    return new FramedCodec<>(type, Framing.CONFLUENT, ownId, others.byId());
  }
}
