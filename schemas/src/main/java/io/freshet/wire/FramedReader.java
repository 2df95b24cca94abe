package io.freshet.wire;

import java.io.IOException;
import java.util.Map;
import org.apache.avro.AvroTypeException;
import org.apache.avro.io.DatumReader;

/** Avro payloads behind a header, each read by the reader of the schema that wrote it. */
// per record
final class FramedReader<T> {
  private final String what;
  private final Framing framing;
  private final Map<Long, DatumReader<T>> readers;
  private final StrictDecoder decoder = new StrictDecoder();

  /**
   * @param what named in problems
   */
  FramedReader(String what, Framing framing, Map<Long, DatumReader<T>> readers) {
    this.what = what;
    this.framing = framing;
    this.readers = Map.copyOf(readers);
  }

  T decode(byte[] bytes) throws BadRecord {
    long schema = framing.check(bytes, what);
    DatumReader<T> reader = readers.get(schema);
    if (reader == null) {
      throw new BadRecord(Reason.UNKNOWN_SCHEMA, what + ": " + framing.unknown(schema));
    }
    T record = decode(reader, decoder.over(bytes, framing.headerBytes()));
    if (decoder.left() > 0) {
      throw new BadRecord(
          Reason.TRAILING_BYTES,
          "%s: %d bytes are left after the record".formatted(what, decoder.left()));
    }
    return record;
  }

  private T decode(DatumReader<T> reader, StrictDecoder from) throws BadRecord {
    try {
      return reader.read(null, from);
    } catch (MalformedBytes e) {
      throw new BadRecord(e.reason(), "%s: %s".formatted(what, e.getMessage()));
    } catch (IOException | IndexOutOfBoundsException | AvroTypeException e) {
      // Avro's readers index branches and symbols without looking.
      throw new BadRecord(
          Reason.WRONG_TYPE,
          "%s: no such branch or symbol, %d bytes from the end: %s"
              .formatted(what, from.left(), e.getMessage()));
    }
  }
}
