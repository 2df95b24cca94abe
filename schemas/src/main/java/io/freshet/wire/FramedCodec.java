package io.freshet.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;

/** A generated record as an Avro payload behind a header. */
// per record
final class FramedCodec<T extends SpecificRecordBase> implements RecordCodec<T> {
  private final byte[] header;
  private final FramedReader<T> reader;
  private final SpecificDatumWriter<T> writer;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);
  private BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);

  /**
   * @param own the schema that our records are written with, by fingerprint or id
   * @param writers the other schemas that are read
   */
  FramedCodec(Class<T> type, Framing framing, long own, Map<Long, Schema> writers) {
    SpecificData data = SpecificData.getForClass(type);
    data.setCustomCoders(true); // nested records without logical types write and read themselves
    Schema schema = data.getSchema(type);
    Map<Long, DatumReader<T>> readers = new HashMap<>();
    writers.forEach((id, written) -> readers.put(id, reader(data, schema, written)));
    readers.put(own, reader(data, schema, schema));
    header = framing.header(own);
    reader = new FramedReader<>(schema.getName(), framing, readers);
    writer = new SpecificDatumWriter<>(schema, data);
  }

  @Override
  public byte[] encode(T record) {
    // Begins anew: a record that could not be written may have left its first fields behind.
    encoder = EncoderFactory.get().binaryEncoder(out, encoder);
    out.reset();
    out.writeBytes(header);
    try {
      writer.write(record, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
    return out.toByteArray();
  }

  @Override
  public T decode(byte[] bytes) throws BadRecord {
    return reader.decode(bytes);
  }

  private static <T> DatumReader<T> reader(SpecificData data, Schema schema, Schema written) {
    var compatibility = SchemaCompatibility.checkReaderWriterCompatibility(schema, written);
    if (compatibility.getType() != SchemaCompatibilityType.COMPATIBLE) {
      throw new IllegalArgumentException(
          "cannot read schema %s as %s: %s"
              .formatted(
                  written.getFullName(),
                  schema.getFullName(),
                  compatibility.getResult().getIncompatibilities()));
    }
    GeneratedRecords.trust();
    return new SpecificDatumReader<>(written, schema, data);
  }
}
