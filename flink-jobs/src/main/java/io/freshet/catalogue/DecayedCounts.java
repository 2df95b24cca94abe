package io.freshet.catalogue;

import io.freshet.catalogue.PopularItems.Popular;
import io.freshet.id.ItemHash;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts that lose half their weight in every half-life of event time. Forward decay: newer events
 * weigh more instead of older ones less, so nothing is touched as time passes.
 */
public final class DecayedCounts {
  /** Beyond this many half-lives the weights are brought back near one. */
  private static final double REBASE_AT = 200;

  private static final Comparator<Map.Entry<String, Double>> HEAVIEST_FIRST =
      Map.Entry.<String, Double>comparingByValue().reversed().thenComparing(Map.Entry::getKey);

  private final double halfLifeMillis;
  private final int capacity;
  private final Map<String, Double> weights = new HashMap<>();
  private long landmarkMillis;

  /**
   * @param capacity items kept; the lightest half goes when there are twice as many
   */
  public DecayedCounts(long halfLifeMillis, int capacity) {
    if (halfLifeMillis < 1 || capacity < 1) {
      throw new IllegalArgumentException(
          "cannot count with a half-life of %d ms and room for %d items: expected at least 1 of each"
              .formatted(halfLifeMillis, capacity));
    }
    this.halfLifeMillis = halfLifeMillis;
    this.capacity = capacity;
  }

  // per record
  public void add(String itemId, double count, long atMillis) {
    if (weights.isEmpty()) {
      landmarkMillis = atMillis;
    }
    double halfLives = (atMillis - landmarkMillis) / halfLifeMillis;
    if (halfLives > REBASE_AT) {
      rebase(atMillis);
      halfLives = 0;
    }
    weights.merge(itemId, count * Math.pow(2, halfLives), Double::sum);
    if (weights.size() >= 2 * capacity) {
      List<Map.Entry<String, Double>> heavy = heaviest(capacity);
      weights.clear();
      heavy.forEach(entry -> weights.put(entry.getKey(), entry.getValue()));
    }
  }

  private void rebase(long atMillis) {
    double factor = Math.pow(2, (landmarkMillis - atMillis) / halfLifeMillis);
    weights.replaceAll((item, weight) -> weight * factor);
    weights.values().removeIf(weight -> weight == 0);
    landmarkMillis = atMillis;
  }

  /** The n heaviest; equal weights by id. Weights are as of the newest landmark. */
  public PopularItems top(int n) {
    return new PopularItems(
        heaviest(n).stream()
            .map(
                entry ->
                    new Popular(
                        entry.getKey(),
                        ItemHash.of(entry.getKey()),
                        (float) Math.min(entry.getValue(), Float.MAX_VALUE)))
            .toList());
  }

  private List<Map.Entry<String, Double>> heaviest(int n) {
    return weights.entrySet().stream()
        .sorted(HEAVIEST_FIRST)
        .limit(n)
        .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
        .toList();
  }

  public long landmarkMillis() {
    return landmarkMillis;
  }

  /** Goes on from stored weights. */
  public void restore(long landmark, Map<String, Double> stored) {
    landmarkMillis = landmark;
    weights.putAll(stored);
  }

  /** To be stored. */
  public Map<String, Double> weights() {
    return Map.copyOf(weights);
  }
}
