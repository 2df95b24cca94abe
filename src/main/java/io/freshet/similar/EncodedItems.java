package io.freshet.similar;

import io.freshet.schema.ItemVector;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/** What one version of an encoder knows: vectors of items, and items that have none. */
final class EncodedItems {
  private final SimilarItems.Encoder encoder;
  private final IntFunction<VectorIndex> indexOfWidth;
  private final Set<String> found = new HashSet<>();
  private final Set<String> without = new HashSet<>();
  private long sinceMillis;
  private volatile Optional<VectorIndex> index = Optional.empty();
  private Optional<String> missing = Optional.empty();

  EncodedItems(SimilarItems.Encoder encoder, IntFunction<VectorIndex> indexOfWidth) {
    this.encoder = encoder;
    this.indexOfWidth = indexOfWidth;
  }

  SimilarItems.Encoder encoder() {
    return encoder;
  }

  /** When its job began; the newest that any of its records tells. */
  long sinceMillis() {
    return sinceMillis;
  }

  /** Items that can be found. */
  int size() {
    return index.map(VectorIndex::size).orElse(0);
  }

  /**
   * @throws IllegalArgumentException when the vector has no direction, or another width than the
   *     first; the item then has none
   */
  void put(ItemVector vector) {
    sinceMillis = Math.max(sinceMillis, vector.getEncoderSince().toEpochMilli());
    String item = vector.getItemId();
    remove(item);
    without.add(item);
    if (!vector.getVector().isEmpty()) {
      float[] components = components(vector);
      VectorIndex known = index.orElseGet(() -> indexOfWidth.apply(components.length));
      known.put(item, components);
      index = Optional.of(known);
      without.remove(item);
      found.add(item);
    }
  }

  private static float[] components(ItemVector vector) {
    float[] components = new float[vector.getVector().size()];
    for (int at = 0; at < components.length; at++) {
      components[at] = vector.getVector().get(at);
    }
    return components;
  }

  /** As if this encoder had never looked at the item. */
  void forget(String item) {
    remove(item);
    without.remove(item);
  }

  /** Whether nothing is left that it ever looked at. */
  boolean isForgotten() {
    return found.isEmpty() && without.isEmpty();
  }

  private void remove(String item) {
    if (found.remove(item)) {
      index.ifPresent(known -> known.remove(item));
    }
  }

  /** Whether it has looked at every item that the other finds. */
  boolean standsInFor(EncodedItems other) {
    if (found.size() + without.size() < other.found.size()) {
      return false;
    }
    if (missing.filter(item -> other.found.contains(item) && !hasLookedAt(item)).isPresent()) {
      return false;
    }
    missing = other.found.stream().filter(item -> !hasLookedAt(item)).findFirst();
    return missing.isEmpty();
  }

  /** Nothing older is left that this one has to stand in for. */
  void settle() {
    without.clear();
  }

  private boolean hasLookedAt(String item) {
    return found.contains(item) || without.contains(item);
  }

  /**
   * @param count items at most
   * @return nearest first, without the item itself; empty when nothing is known of how it looks
   */
  Optional<List<Neighbour>> near(String item, int count) {
    return index.flatMap(
        known ->
            known
                .vector(item)
                .map(
                    vector ->
                        known.nearest(List.of(vector), count + 1).get(0).stream()
                            .filter(neighbour -> !neighbour.item().equals(item))
                            .limit(count)
                            .toList()));
  }
}
