package io.freshet.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshet.wire.BadRecord;
import io.freshet.wire.JsonText;
import io.freshet.wire.Reason;
import java.math.BigDecimal;
import java.util.Optional;
import org.apache.avro.generic.GenericEnumSymbol;
import org.jspecify.annotations.Nullable;

/** What a path led to, read as what our event needs. */
record FoundValue(FieldPath path, @Nullable Object value) {
  private static final int LARGEST_EXPONENT = 400;

  static FoundValue at(FieldPath path, Object root) {
    Object value = path.find(root);
    return new FoundValue(path, value instanceof JsonNode json ? plain(json) : value);
  }

  boolean isAbsent() {
    return value == null;
  }

  /** Whole numbers are ids too; they are written without point. */
  String text() throws BadRecord {
    if (value instanceof CharSequence || value instanceof GenericEnumSymbol) {
      return value.toString();
    }
    if (value instanceof Long || value instanceof Integer) {
      return value.toString();
    }
    throw wrong("text or a whole number");
  }

  Optional<String> optionalText() throws BadRecord {
    return isAbsent() ? Optional.empty() : Optional.of(text());
  }

  /** Numbers that came as text are read too, as half the world's events write them so. */
  BigDecimal number() throws BadRecord {
    try {
      if (value instanceof Double || value instanceof Float) {
        return BigDecimal.valueOf(((Number) value).doubleValue());
      }
      if (value instanceof Number whole) {
        return BigDecimal.valueOf(whole.longValue());
      }
      if (value instanceof CharSequence text && text.length() <= 40) {
        BigDecimal number = new BigDecimal(text.toString());
        // Written out, 1e-999999999 would be gigabytes.
        if (Math.abs(number.scale()) <= LARGEST_EXPONENT) {
          return number;
        }
      }
    } catch (NumberFormatException e) {
      throw wrong("a number");
    }
    throw wrong("a number");
  }

  BadRecord wrong(String expected) {
    return isAbsent()
        ? new BadRecord(
            Reason.MISSING_FIELD, "%s: found nothing, expected %s".formatted(path, expected))
        : new BadRecord(
            Reason.WRONG_TYPE, "%s: found %s, expected %s".formatted(path, shown(), expected));
  }

  private String shown() {
    if (value instanceof JsonNode json) {
      return JsonText.kind(json);
    }
    String text = String.valueOf(value);
    return "'" + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + "'";
  }

  private static Object plain(JsonNode json) {
    if (json.isTextual()) {
      return json.textValue();
    }
    if (json.isIntegralNumber() && json.canConvertToLong()) {
      return json.longValue();
    }
    return json.isFloatingPointNumber() ? (Object) json.doubleValue() : json;
  }
}
