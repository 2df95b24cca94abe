package io.freshet.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * One JSON object by field names: times in milliseconds (ISO-8601 is read too), bytes in base64,
 * absent fields by their default. Fields we do not know are ignored, as a newer writer may have
 * them.
 */
final class JsonCodec<T extends SpecificRecordBase> implements RecordCodec<T> {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final Class<T> type;
  private final JsonToRecord reading;
  private final RecordToJson writing;

  JsonCodec(Class<T> type) {
    SpecificData data = SpecificData.getForClass(type);
    this.type = type;
    reading = new JsonToRecord(data, data.getSchema(type));
    writing = new RecordToJson(data.getSchema(type));
  }

  @Override
  public byte[] encode(T record) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      writing.write(record, json);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
    return out.toByteArray();
  }

  @Override
  public T decode(byte[] bytes) throws BadRecord {
    JsonNode root = JsonText.object(bytes, type.getSimpleName());
    return type.cast(reading.read(root));
  }
}
