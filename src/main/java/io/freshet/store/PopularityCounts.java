package io.freshet.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Counts of events by item, halved every week of event time. Each event weighs 2^(time / half-life)
 * and only the logarithm of the sum is kept: no count has to be touched when time passes, and the
 * order does not depend on the order of arrival. Not safe for use by several threads.
 */
final class PopularityCounts {
  static final int ITEMS_KEPT = 200_000;
  private static final double HALF_LIFE_MILLIS = 7 * 24 * 3600 * 1000.0;

  private static final Comparator<Map.Entry<String, Double>> LEAST_POPULAR_FIRST =
      Map.Entry.<String, Double>comparingByValue()
          .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder()));

  private final int itemsKept;
  private final Map<String, Double> log2ByItem = new HashMap<>();

  PopularityCounts(int itemsKept) {
    this.itemsKept = itemsKept;
  }

  void restore(String itemId, double log2) {
    log2ByItem.put(itemId, log2);
  }

  /** Counts one event and returns the item's new value. */
  double count(String itemId, long atMillis) {
    return log2ByItem.merge(itemId, atMillis / HALF_LIFE_MILLIS, PopularityCounts::log2OfSum);
  }

  /** Above the bound the least popular quarter is forgotten, each handed to the consumer. */
  void shrink(Consumer<String> forgotten) {
    if (log2ByItem.size() <= itemsKept) {
      return;
    }
    List<String> ordered = top(log2ByItem.size());
    for (String item : ordered.subList(itemsKept - itemsKept / 4, ordered.size())) {
      log2ByItem.remove(item);
      forgotten.accept(item);
    }
  }

  /** Most popular first; equal counts in order of id. */
  List<String> top(int limit) {
    // The least popular of those kept is at the head: most items are compared with it alone.
    PriorityQueue<Map.Entry<String, Double>> kept = new PriorityQueue<>(LEAST_POPULAR_FIRST);
    for (Map.Entry<String, Double> entry : log2ByItem.entrySet()) {
      if (kept.size() < limit) {
        kept.add(entry);
      } else if (limit > 0 && LEAST_POPULAR_FIRST.compare(entry, kept.element()) > 0) {
        kept.remove();
        kept.add(entry);
      }
    }
    List<String> items = new ArrayList<>(kept.size());
    while (!kept.isEmpty()) {
      items.add(kept.remove().getKey());
    }
    Collections.reverse(items);
    return items;
  }

  private static double log2OfSum(double a, double b) {
    double high = Math.max(a, b);
    double low = Math.min(a, b);
    return high + Math.log1p(Math.exp((low - high) * Math.log(2))) / Math.log(2);
  }
}
