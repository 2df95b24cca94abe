package io.freshet.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshet.data.ItemEntities;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a model was told of items, for people and programs; the graph needs it no more. {@code
 * names} holds entities 1 to E, {@code items} the numbers of each item's, in the order of the
 * vocabulary.
 */
final class EntitiesFile {
  static final String NAME = "entities.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private EntitiesFile() {}

  static byte[] json(ItemEntities entities) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("names", entities.names());
    told.put("items", entities.ofItem());
    try {
      return JSON.writeValueAsBytes(told);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("names and numbers cannot be written as JSON", e);
    }
  }
}
