package io.freshet.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificRecordBase;

/** Avro single-object encoding: C3 01, the fingerprint (8 bytes, little endian), the payload. */
// per record
final class AvroCodec<T extends SpecificRecordBase> implements RecordCodec<T> {
  private static final int HEADER_BYTES = 10;

  private final AvroBody<T> body;
  private final byte[] header;
  private final Map<Long, DatumReader<T>> readers = new HashMap<>();

  AvroCodec(Class<T> type, List<Schema> released) {
    body = new AvroBody<>(type);
    long own = SchemaNormalization.parsingFingerprint64(body.schema());
    header = header(own);
    ReleasedSchemas.byFingerprint(released)
        .forEach((fingerprint, writer) -> readers.put(fingerprint, body.readerOf(writer)));
    readers.put(own, body.readerOf(body.schema()));
  }

  @Override
  public byte[] encode(T record) {
    return body.encode(header, record);
  }

  @Override
  public T decode(byte[] bytes) throws BadRecord {
    if (bytes.length < 2 || bytes[0] != header[0] || bytes[1] != header[1]) {
      throw new BadRecord(
          Reason.BAD_MAGIC,
          "%s: %s, expected Avro single-object encoding, which starts with C3 01"
              .formatted(body.schema().getName(), FirstBytes.of(bytes)));
    }
    if (bytes.length < HEADER_BYTES) {
      throw new BadRecord(
          Reason.TRUNCATED,
          "%s: %d bytes, expected a header of %d"
              .formatted(body.schema().getName(), bytes.length, HEADER_BYTES));
    }
    long fingerprint = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
    DatumReader<T> reader = readers.get(fingerprint);
    if (reader == null) {
      throw new BadRecord(
          Reason.UNKNOWN_SCHEMA,
          "%s: written with schema %016x, which is no released one"
              .formatted(body.schema().getName(), fingerprint));
    }
    return body.decode(reader, bytes, HEADER_BYTES);
  }

  private static byte[] header(long fingerprint) {
    return ByteBuffer.allocate(HEADER_BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0xC3)
        .put((byte) 0x01)
        .putLong(fingerprint)
        .array();
  }
}
