package io.freshet.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * JSON lines of items, one object each: {@code item_id}, {@code categories}, a list of strings, and
 * {@code title} where there is one, named as in item events.
 */
final class JsonItems {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EXPECTED =
      "a JSON object with item_id, a string, and categories, a list of strings";

  private JsonItems() {}

  static void read(String line, Consumer<ItemDescription> sink) throws BadLine {
    JsonNode item = parse(line);
    JsonNode id = item.path("item_id");
    JsonNode categories = item.path("categories");
    if (!(id.isTextual() || id.isIntegralNumber()) || !categories.isArray()) {
      throw new BadLine(EXPECTED);
    }
    List<String> entities = new ArrayList<>();
    for (JsonNode category : categories) {
      if (!category.isTextual()) {
        throw new BadLine(EXPECTED);
      }
      entities.add(Fields.id(category.textValue(), "category"));
    }
    sink.accept(
        new ItemDescription(
            Fields.id(id.asText(), "item_id"), entities, item.path("title").asText("")));
  }

  private static JsonNode parse(String line) throws BadLine {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new BadLine("a JSON object (%s)".formatted(e.getOriginalMessage()));
    }
  }
}
