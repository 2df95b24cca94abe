package io.freshet.wire;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificRecordBase;

/** The Confluent wire format: 00, the registry's id of the schema (4 bytes), the payload. */
// per record
final class ConfluentCodec<T extends SpecificRecordBase> implements RecordCodec<T> {
  private static final int HEADER_BYTES = 5;

  private final AvroBody<T> body;
  private final byte[] header;
  private final Map<Integer, DatumReader<T>> readers = new HashMap<>();

  ConfluentCodec(Class<T> type, RegistrySchemas schemas) {
    body = new AvroBody<>(type);
    header = ByteBuffer.allocate(HEADER_BYTES).put((byte) 0).putInt(schemas.own()).array();
    for (Map.Entry<Integer, Schema> writer : schemas.byId().entrySet()) {
      readers.put(writer.getKey(), body.readerOf(writer.getValue()));
    }
    readers.put(schemas.own(), body.readerOf(body.schema()));
  }

  @Override
  public byte[] encode(T record) {
    return body.encode(header, record);
  }

  @Override
  public T decode(byte[] bytes) throws BadRecord {
    if (bytes.length == 0 || bytes[0] != 0) {
      throw new BadRecord(
          Reason.BAD_MAGIC,
          "%s: %s, expected the Confluent wire format, which starts with 00"
              .formatted(body.schema().getName(), FirstBytes.of(bytes)));
    }
    if (bytes.length < HEADER_BYTES) {
      throw new BadRecord(
          Reason.TRUNCATED,
          "%s: %d bytes, expected a header of %d"
              .formatted(body.schema().getName(), bytes.length, HEADER_BYTES));
    }
    int id = ByteBuffer.wrap(bytes).getInt(1);
    DatumReader<T> reader = readers.get(id);
    if (reader == null) {
      throw new BadRecord(
          Reason.UNKNOWN_SCHEMA,
          "%s: written with registry schema %d, which is not configured"
              .formatted(body.schema().getName(), id));
    }
    return body.decode(reader, bytes, HEADER_BYTES);
  }
}
