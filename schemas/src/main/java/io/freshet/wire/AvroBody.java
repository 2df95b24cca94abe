package io.freshet.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;

/** The Avro payload of a record, without what stands before it. For one thread. */
// per record
final class AvroBody<T extends SpecificRecordBase> {
  private final SpecificData data;
  private final Schema schema;
  private final SpecificDatumWriter<T> writer;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);
  private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
  private final StrictDecoder decoder = new StrictDecoder();

  AvroBody(Class<T> type) {
    GeneratedRecords.trust();
    data = SpecificData.getForClass(type);
    schema = data.getSchema(type);
    writer = new SpecificDatumWriter<>(schema, data);
  }

  Schema schema() {
    return schema;
  }

  /** Reads what that schema wrote; refuses a schema that cannot be read as ours. */
  DatumReader<T> readerOf(Schema writerSchema) {
    var compatibility = SchemaCompatibility.checkReaderWriterCompatibility(schema, writerSchema);
    if (compatibility.getType() != SchemaCompatibility.SchemaCompatibilityType.COMPATIBLE) {
      throw new IllegalArgumentException(
          "cannot read schema %s as %s: %s"
              .formatted(
                  writerSchema.getFullName(),
                  schema.getFullName(),
                  compatibility.getResult().getIncompatibilities()));
    }
    return new SpecificDatumReader<>(writerSchema, schema, data);
  }

  byte[] encode(byte[] header, T record) {
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

  T decode(DatumReader<T> reader, byte[] bytes, int from) throws BadRecord {
    T record;
    try {
      record = reader.read(null, decoder.over(bytes, from));
    } catch (MalformedBytes e) {
      throw new BadRecord(e.reason(), "%s: %s".formatted(schema.getName(), e.getMessage()));
    } catch (IOException | IndexOutOfBoundsException | AvroTypeException e) {
      // Avro's readers index branches and symbols without looking.
      throw new BadRecord(
          Reason.WRONG_TYPE,
          "%s: no such branch or symbol, %d bytes from the end: %s"
              .formatted(schema.getName(), decoder.left(), e.getMessage()));
    }
    if (decoder.left() > 0) {
      throw new BadRecord(
          Reason.TRAILING_BYTES,
          "%s: %d bytes are left after the record".formatted(schema.getName(), decoder.left()));
    }
    return record;
  }
}
