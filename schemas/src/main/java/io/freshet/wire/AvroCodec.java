package io.freshet.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.message.BadHeaderException;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.MissingSchemaException;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/** Avro single-object encoding. */
final class AvroCodec<T extends SpecificRecordBase> implements RecordCodec<T> {
  private final BinaryMessageEncoder<T> encoder;
  private final BinaryMessageDecoder<T> decoder;

  AvroCodec(Class<T> type) {
    SpecificData data = SpecificData.getForClass(type);
    var schema = data.getSchema(type);
    encoder = new BinaryMessageEncoder<>(data, schema);
    decoder = new BinaryMessageDecoder<>(data, schema);
  }

  @Override
  public byte[] encode(T record) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    try {
      encoder.encode(record, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  @Override
  public T decode(byte[] bytes) throws BadRecord {
    try {
      return decoder.decode(bytes);
    } catch (MissingSchemaException e) {
      throw new BadRecord(Reason.UNKNOWN_SCHEMA, String.valueOf(e.getMessage()));
    } catch (BadHeaderException e) {
      throw new BadRecord(Reason.BAD_MAGIC, String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException e) {
      throw new BadRecord(Reason.TRUNCATED, String.valueOf(e.getMessage()));
    }
  }
}
