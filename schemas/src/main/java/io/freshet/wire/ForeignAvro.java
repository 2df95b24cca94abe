package io.freshet.wire;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.DatumReader;

/** Avro records of other people's schemas, as they are. For one thread. */
// per record
public final class ForeignAvro {
  private final FramedReader<IndexedRecord> reader;

  private ForeignAvro(Framing framing, Map<Long, Schema> schemas) {
    Map<Long, DatumReader<IndexedRecord>> readers = new HashMap<>();
    schemas.forEach((id, schema) -> readers.put(id, new GenericDatumReader<>(schema)));
    reader = new FramedReader<>("event", framing, readers);
  }

  /** Behind single-object headers. */
  public static ForeignAvro singleObject(WriterSchemas schemas) {
    return new ForeignAvro(Framing.SINGLE_OBJECT, schemas.byFingerprint());
  }

  /** Behind Confluent headers. */
  public static ForeignAvro confluent(WriterSchemas schemas) {
    return new ForeignAvro(Framing.CONFLUENT, schemas.byId());
  }

  /** Throws nothing but {@link BadRecord}, whatever the bytes are. */
  public IndexedRecord decode(byte[] bytes) throws BadRecord {
    return reader.decode(bytes);
  }
}
