package io.freshet.train;

import io.freshet.model.VectorSpace;
import java.util.List;
import java.util.Optional;

/**
 * What an encoder made of the pictures of items.
 *
 * @param space of the vectors; empty where there is no encoder
 * @param ofItem by item of a log, empty where it made nothing
 */
public record ItemVectors(Optional<VectorSpace> space, List<float[]> ofItem) {
  private static final float[] NOTHING = {};

  /** Of items without pictures. */
  public static final ItemVectors NONE = new ItemVectors(Optional.empty(), List.of());

  public ItemVectors {
    ofItem = List.copyOf(ofItem);
  }

  /** P, the numbers of a vector; 0 where there is no encoder. */
  int width() {
    return space.map(VectorSpace::width).orElse(0);
  }

  float[] of(int item) {
    return ofItem.isEmpty() ? NOTHING : ofItem.get(item);
  }

  boolean isSeen(int item) {
    return of(item).length > 0;
  }
}
