package io.freshet.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Takes typed fields from a JSON object of an untrusted file; every refusal names the field. */
final class JsonFields {
  private final String where;
  private final ObjectNode node;
  private final Set<String> taken = new HashSet<>();

  private JsonFields(String where, ObjectNode node) {
    this.where = where;
    this.node = node;
  }

  static JsonFields of(String where, @Nullable JsonNode node) throws BadModelPackage {
    if (!(node instanceof ObjectNode object)) {
      throw new BadModelPackage("%s must be a JSON object, found %s".formatted(where, shown(node)));
    }
    return new JsonFields(where, object);
  }

  String where() {
    return where;
  }

  /** Whether an optional field is there; asking makes the field known. */
  boolean has(String key) {
    taken.add(key);
    return node.hasNonNull(key);
  }

  String text(String key) throws BadModelPackage {
    return take(key, JsonNode::isTextual, "a string").asText();
  }

  String text(String key, String otherwise) throws BadModelPackage {
    return has(key) ? text(key) : otherwise;
  }

  int integer(String key, int min, int max) throws BadModelPackage {
    String expected =
        min == max ? String.valueOf(min) : "an integer from %d to %d".formatted(min, max);
    return take(key, n -> n.isInt() && n.intValue() >= min && n.intValue() <= max, expected)
        .intValue();
  }

  int integer(String key, int min, int max, int otherwise) throws BadModelPackage {
    return has(key) ? integer(key, min, max) : otherwise;
  }

  double number(String key, double otherwise) throws BadModelPackage {
    return has(key) ? take(key, JsonNode::isNumber, "a number").asDouble() : otherwise;
  }

  long longInteger(String key) throws BadModelPackage {
    return take(key, JsonNode::isIntegralNumber, "an integer").longValue();
  }

  JsonFields object(String key) throws BadModelPackage {
    return of(where + ": '" + key + "'", take(key, JsonNode::isObject, "an object"));
  }

  List<JsonFields> objects(String key) throws BadModelPackage {
    List<JsonFields> all = new ArrayList<>();
    for (JsonNode element : take(key, JsonNode::isArray, "an array of objects")) {
      all.add(of("%s: '%s[%d]'".formatted(where, key, all.size()), element));
    }
    return all;
  }

  List<String> texts(String key) throws BadModelPackage {
    List<String> all = new ArrayList<>();
    for (JsonNode element : array(key, JsonNode::isTextual, "an array of strings")) {
      all.add(element.asText());
    }
    return all;
  }

  List<Long> longs(String key) throws BadModelPackage {
    List<Long> all = new ArrayList<>();
    for (JsonNode element : array(key, JsonNode::isIntegralNumber, "an array of integers")) {
      all.add(element.asLong());
    }
    return all;
  }

  List<Double> numbers(String key) throws BadModelPackage {
    List<Double> all = new ArrayList<>();
    for (JsonNode element : array(key, JsonNode::isNumber, "an array of numbers")) {
      all.add(element.asDouble());
    }
    return all;
  }

  SortedMap<String, String> textByKey() throws BadModelPackage {
    SortedMap<String, String> all = new TreeMap<>();
    for (Iterator<String> keys = node.fieldNames(); keys.hasNext(); ) {
      String key = keys.next();
      all.put(key, text(key));
    }
    return all;
  }

  SortedMap<String, Double> numberByKey() throws BadModelPackage {
    SortedMap<String, Double> all = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      all.put(field.getKey(), take(field.getKey(), JsonNode::isNumber, "a number").asDouble());
    }
    return all;
  }

  /** Refuses fields that nobody took: a misspelt key must not be silently without effect. */
  void finish() throws BadModelPackage {
    for (Iterator<String> keys = node.fieldNames(); keys.hasNext(); ) {
      String key = keys.next();
      if (!taken.contains(key)) {
        throw new BadModelPackage(
            "%s has an unknown field '%s', expected only %s"
                .formatted(where, key, taken.stream().sorted().toList()));
      }
    }
  }

  private JsonNode array(String key, Predicate<JsonNode> each, String expected)
      throws BadModelPackage {
    return take(
        key,
        n -> {
          boolean all = n.isArray();
          for (JsonNode element : n) {
            all &= each.test(element);
          }
          return all;
        },
        expected);
  }

  private JsonNode take(String key, Predicate<JsonNode> fits, String expected)
      throws BadModelPackage {
    taken.add(key);
    JsonNode value = node.get(key);
    if (value == null || !fits.test(value)) {
      throw new BadModelPackage(
          "%s: field '%s' must be %s, found %s".formatted(where, key, expected, shown(value)));
    }
    return value;
  }

  private static String shown(@Nullable JsonNode node) {
    if (node == null) {
      return "nothing";
    }
    String text = node.toString();
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
