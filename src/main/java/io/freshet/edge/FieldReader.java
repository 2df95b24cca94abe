package io.freshet.edge;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshet.wire.BadRecord;
import io.freshet.wire.Reason;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/** Fields of one JSON object, each checked as it is read. */
final class FieldReader {
  /** Of ids and other texts, in characters. */
  static final int LONGEST_TEXT = 1024;

  static final int MOST_ENTRIES = 1000;

  private final JsonNode object;

  private FieldReader(JsonNode object) {
    this.object = object;
  }

  static FieldReader of(JsonNode node, Set<String> known) throws BadRecord {
    if (!node.isObject()) {
      throw new BadRecord(Reason.WRONG_TYPE, "expected an object, found " + kind(node));
    }
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw new BadRecord(
            Reason.WRONG_TYPE,
            "unknown field '%s', expected some of %s".formatted(name, new TreeSet<>(known)));
      }
    }
    return new FieldReader(node);
  }

  /** An id that must be there. */
  String id(String name) throws BadRecord {
    String id =
        text(name)
            .orElseThrow(
                () -> new BadRecord(Reason.MISSING_FIELD, "field '%s' is missing".formatted(name)));
    return checkedId(name, id);
  }

  Optional<String> text(String name) throws BadRecord {
    JsonNode node = object.get(name);
    if (node == null || node.isNull()) {
      return Optional.empty();
    }
    return Optional.of(text(name, node));
  }

  /** Milliseconds since 1970, or a text as 2026-03-01T12:00:00Z. */
  Optional<Instant> time(String name) throws BadRecord {
    JsonNode node = object.get(name);
    if (node == null || node.isNull()) {
      return Optional.empty();
    }
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return Optional.of(Instant.ofEpochMilli(node.longValue()));
    }
    if (node.isTextual()) {
      try {
        return Optional.of(Instant.ofEpochMilli(Instant.parse(node.textValue()).toEpochMilli()));
      } catch (DateTimeException | ArithmeticException e) {
        throw wrong(name, "a time as 2026-03-01T12:00:00Z", node);
      }
    }
    throw wrong(name, "milliseconds since 1970 or a time as 2026-03-01T12:00:00Z", node);
  }

  OptionalDouble number(String name) throws BadRecord {
    JsonNode node = object.get(name);
    if (node == null || node.isNull()) {
      return OptionalDouble.empty();
    }
    if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
      throw wrong(name, "a finite number", node);
    }
    return OptionalDouble.of(node.doubleValue());
  }

  Map<String, String> texts(String name) throws BadRecord {
    JsonNode node = object.get(name);
    if (node == null || node.isNull()) {
      return Map.of();
    }
    if (!node.isObject()) {
      throw wrong(name, "an object of texts", node);
    }
    checkSize(name, node);
    Map<String, String> texts = new HashMap<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      texts.put(field.getKey(), text(name + "." + field.getKey(), field.getValue()));
    }
    return texts;
  }

  List<String> ids(String name) throws BadRecord {
    List<String> ids = new ArrayList<>();
    for (JsonNode element : array(name)) {
      ids.add(checkedId(name, text(name, element)));
    }
    return ids;
  }

  List<Integer> integers(String name) throws BadRecord {
    List<Integer> integers = new ArrayList<>();
    for (JsonNode element : array(name)) {
      if (!element.isIntegralNumber() || !element.canConvertToInt()) {
        throw wrong(name, "whole numbers", element);
      }
      integers.add(element.intValue());
    }
    return integers;
  }

  List<Float> fractions(String name) throws BadRecord {
    List<Float> fractions = new ArrayList<>();
    for (JsonNode element : array(name)) {
      if (!element.isNumber() || !(element.doubleValue() >= 0 && element.doubleValue() <= 1)) {
        throw wrong(name, "numbers from 0 to 1", element);
      }
      fractions.add((float) element.doubleValue());
    }
    return fractions;
  }

  private Iterable<JsonNode> array(String name) throws BadRecord {
    JsonNode node = object.get(name);
    if (node == null || node.isNull()) {
      return List.of();
    }
    if (!node.isArray()) {
      throw wrong(name, "an array", node);
    }
    checkSize(name, node);
    return node;
  }

  private static void checkSize(String name, JsonNode node) throws BadRecord {
    if (node.size() > MOST_ENTRIES) {
      throw new BadRecord(
          Reason.TOO_LARGE,
          "field '%s' has %d entries, expected at most %d"
              .formatted(name, node.size(), MOST_ENTRIES));
    }
  }

  private static String text(String name, JsonNode node) throws BadRecord {
    if (!node.isTextual()) {
      throw wrong(name, "a text", node);
    }
    String text = node.textValue();
    if (text.length() > LONGEST_TEXT) {
      throw new BadRecord(
          Reason.ID_TOO_LONG,
          "field '%s' has %d characters, expected at most %d"
              .formatted(name, text.length(), LONGEST_TEXT));
    }
    for (int i = 0; i < text.length(); i++) {
      // Half a surrogate pair has no UTF-8: encoded, it would turn into a question mark.
      if (Character.isSurrogate(text.charAt(i))) {
        if (i + 1 == text.length()
            || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
          throw new BadRecord(
              Reason.INVALID_UTF8, "field '%s' holds half a surrogate pair".formatted(name));
        }
        i++;
      }
    }
    return text;
  }

  private static String checkedId(String name, String id) throws BadRecord {
    if (id.isBlank()) {
      throw new BadRecord(Reason.EMPTY_ID, "field '%s' is empty".formatted(name));
    }
    return id;
  }

  private static BadRecord wrong(String name, String expected, JsonNode found) {
    return new BadRecord(
        Reason.WRONG_TYPE, "field '%s' is %s, expected %s".formatted(name, kind(found), expected));
  }

  private static String kind(JsonNode node) {
    String text = node.isValueNode() ? " " + node : "";
    String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
    return node.getNodeType().name().toLowerCase(Locale.ROOT) + shown;
  }
}
