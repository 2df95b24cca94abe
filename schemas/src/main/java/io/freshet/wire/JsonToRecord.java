package io.freshet.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** A JSON object to a generated record, by the record's schema. */
final class JsonToRecord {
  private final SpecificData data;
  private final Schema schema;

  JsonToRecord(SpecificData data, Schema schema) {
    GeneratedRecords.trust();
    this.data = data;
    this.schema = schema;
  }

  Object read(JsonNode object) throws BadRecord {
    return record(object, schema, schema.getName());
  }

  private Object record(JsonNode node, Schema type, String path) throws BadRecord {
    if (!node.isObject()) {
      throw wrong(node, "an object", path);
    }
    SpecificRecordBase record = (SpecificRecordBase) data.newRecord(null, type);
    for (Field field : type.getFields()) {
      JsonNode value = node.path(field.name());
      String fieldPath = path + '.' + field.name();
      if (!value.isMissingNode()) {
        record.put(field.pos(), value(value, field.schema(), fieldPath));
      } else if (field.hasDefaultValue()) {
        record.put(field.pos(), data.deepCopy(field.schema(), data.getDefaultValue(field)));
      } else {
        throw new BadRecord(Reason.MISSING_FIELD, fieldPath + " is missing");
      }
    }
    return record;
  }

  private @Nullable Object value(JsonNode node, Schema type, String path) throws BadRecord {
    return switch (type.getType()) {
      case RECORD -> record(node, type, path);
      case UNION -> node.isNull() && type.isNullable() ? null : value(node, present(type), path);
      case ARRAY -> array(node, type, path);
      case MAP -> map(node, type, path);
      case ENUM -> symbol(node, type, path);
      case STRING -> text(node, path);
      case BYTES -> base64(node, path);
      case INT -> (int) whole(node, path, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case LONG ->
          type.getLogicalType() instanceof LogicalTypes.TimestampMillis
              ? instant(node, path)
              : (Object) whole(node, path, Long.MIN_VALUE, Long.MAX_VALUE);
      case FLOAT -> (float) number(node, path, Float.MAX_VALUE);
      case DOUBLE -> number(node, path, Double.MAX_VALUE);
      case BOOLEAN -> truth(node, path);
      case FIXED, NULL -> throw new IllegalStateException(path + " is a " + type.getType());
    };
  }

  private List<@Nullable Object> array(JsonNode node, Schema type, String path) throws BadRecord {
    if (!node.isArray()) {
      throw wrong(node, "an array", path);
    }
    List<@Nullable Object> values = new ArrayList<>(node.size());
    for (JsonNode element : node) {
      values.add(value(element, type.getElementType(), path + '[' + values.size() + ']'));
    }
    return values;
  }

  private Map<String, @Nullable Object> map(JsonNode node, Schema type, String path)
      throws BadRecord {
    if (!node.isObject()) {
      throw wrong(node, "an object", path);
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String below = path + '.' + entry.getKey();
      values.put(
          writable(entry.getKey(), below), value(entry.getValue(), type.getValueType(), below));
    }
    return values;
  }

  private Object symbol(JsonNode node, Schema type, String path) throws BadRecord {
    if (!node.isTextual() || !type.hasEnumSymbol(node.textValue())) {
      throw wrong(node, "one of " + type.getEnumSymbols(), path);
    }
    return data.createEnum(node.textValue(), type);
  }

  private static String text(JsonNode node, String path) throws BadRecord {
    if (!node.isTextual()) {
      throw wrong(node, "text", path);
    }
    return writable(node.textValue(), path);
  }

  private static String writable(String text, String path) throws BadRecord {
    if (!StrictUtf8.isWritable(text)) {
      throw new BadRecord(Reason.INVALID_UTF8, path + " holds half of a surrogate pair");
    }
    return text;
  }

  private static ByteBuffer base64(JsonNode node, String path) throws BadRecord {
    try {
      return ByteBuffer.wrap(Base64.getDecoder().decode(text(node, path)));
    } catch (IllegalArgumentException e) {
      throw wrong(node, "base64", path);
    }
  }

  private static long whole(JsonNode node, String path, long min, long max) throws BadRecord {
    if (!node.isIntegralNumber()
        || !node.canConvertToLong()
        || node.longValue() < min
        || node.longValue() > max) {
      throw wrong(node, "an integer from %d to %d".formatted(min, max), path);
    }
    return node.longValue();
  }

  private static double number(JsonNode node, String path, double max) throws BadRecord {
    if (!node.isNumber() || !(Math.abs(node.doubleValue()) <= max)) {
      throw wrong(node, "a finite number", path);
    }
    return node.doubleValue();
  }

  private static boolean truth(JsonNode node, String path) throws BadRecord {
    if (!node.isBoolean()) {
      throw wrong(node, "true or false", path);
    }
    return node.booleanValue();
  }

  private static Instant instant(JsonNode node, String path) throws BadRecord {
    try {
      // By way of milliseconds, which is all that the wire holds.
      return Instant.ofEpochMilli(
          node.isTextual()
              ? OffsetDateTime.parse(node.textValue()).toInstant().toEpochMilli()
              : whole(node, path, Long.MIN_VALUE, Long.MAX_VALUE));
    } catch (DateTimeException | ArithmeticException e) {
      throw wrong(node, "milliseconds since 1970, or a time as 2026-01-31T12:00:00Z", path);
    }
  }

  private static Schema present(Schema union) {
    return union.getTypes().stream()
        .filter(branch -> branch.getType() != Schema.Type.NULL)
        .findFirst()
        .orElseThrow();
  }

  private static BadRecord wrong(JsonNode node, String expected, String path) {
    return new BadRecord(
        Reason.WRONG_TYPE,
        "%s: found %s, expected %s".formatted(path, JsonText.kind(node), expected));
  }
}
