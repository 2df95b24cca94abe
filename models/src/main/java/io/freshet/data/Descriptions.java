package io.freshet.data;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Collects what items are said to be, perhaps of more items than a log names. */
final class Descriptions {
  private final Map<String, Set<String>> byItem = new HashMap<>();

  void add(String itemId, Collection<String> entities) {
    byItem.computeIfAbsent(itemId, id -> new TreeSet<>()).addAll(entities);
  }

  /** Entities that these items have, numbered in the order of their names. */
  ItemEntities of(List<String> itemIds) {
    SortedMap<String, Integer> numbers = new TreeMap<>();
    for (String item : itemIds) {
      byItem.getOrDefault(item, Set.of()).forEach(name -> numbers.put(name, 0));
    }
    int number = 0;
    for (Map.Entry<String, Integer> entity : numbers.entrySet()) {
      number++;
      entity.setValue(number);
    }
    int[][] ofItem = new int[itemIds.size()][];
    for (int item = 0; item < ofItem.length; item++) {
      Set<String> own = byItem.getOrDefault(itemIds.get(item), Set.of());
      ofItem[item] = own.stream().map(numbers::get).mapToInt(Integer::intValue).sorted().toArray();
    }
    return new ItemEntities(List.copyOf(numbers.keySet()), ofItem);
  }
}
