package io.freshet.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/** Where a value stands in a record: {@code customer.id}, {@code items[0].sku}. */
public final class FieldPath implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Pattern STEP = Pattern.compile("\\G(?:\\.?([^.\\[\\]]+)|\\[(\\d{1,6})])");

  private final String text;
  private final List<Step> steps;

  private FieldPath(String text, List<Step> steps) {
    this.text = text;
    this.steps = List.copyOf(steps);
  }

  public static FieldPath parse(String text) {
    List<Step> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(text);
    int end = 0;
    while (matcher.find()) {
      steps.add(
          matcher.group(1) != null
              ? new Name(matcher.group(1))
              : new Index(Integer.parseInt(matcher.group(2))));
      end = matcher.end();
    }
    if (steps.isEmpty() || end != text.length() || text.startsWith(".")) {
      throw new IllegalArgumentException(
          "cannot read field path '%s': expected names with dots, as customer.id or items[0].sku"
              .formatted(text));
    }
    return new FieldPath(text, steps);
  }

  /**
   * @param root a JSON node or an Avro record
   * @return what stands there as it stands there, or null when nothing does
   */
  @Nullable Object find(Object root) {
    Object here = root;
    for (Step step : steps) {
      here = step.from(here);
      if (here == null) {
        return null;
      }
    }
    return here;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FieldPath path && text.equals(path.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }

  private sealed interface Step extends Serializable {
    @Nullable Object from(Object node);
  }

  private record Name(String name) implements Step {
    @Override
    public @Nullable Object from(Object node) {
      if (node instanceof JsonNode json) {
        return present(json.path(name));
      }
      if (node instanceof IndexedRecord record) {
        Schema.Field field = record.getSchema().getField(name);
        return field == null ? null : record.get(field.pos());
      }
      if (node instanceof Map<?, ?> map) {
        Object value = map.get(new Utf8(name));
        return value == null ? map.get(name) : value;
      }
      return null;
    }
  }

  private record Index(int index) implements Step {
    @Override
    public @Nullable Object from(Object node) {
      if (node instanceof JsonNode json) {
        return present(json.path(index));
      }
      return node instanceof List<?> list && index < list.size() ? list.get(index) : null;
    }
  }

  private static @Nullable JsonNode present(JsonNode node) {
    return node.isMissingNode() || node.isNull() ? null : node;
  }
}
