package io.freshet.dataset;

import java.util.Collection;
import java.util.List;

/**
 * What a source says of an item.
 *
 * @param itemId as interactions call it
 * @param entities that it shares with others, as genres or categories
 * @param text what it is called, empty where the source is silent
 */
record ItemDescription(String itemId, List<String> entities, String text) {
  ItemDescription(String itemId, Collection<String> entities) {
    this(itemId, List.copyOf(entities), "");
  }

  ItemDescription as(String other) {
    return new ItemDescription(other, entities, text);
  }
}
