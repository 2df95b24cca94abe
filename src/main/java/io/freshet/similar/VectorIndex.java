package io.freshet.similar;

import java.util.List;
import java.util.Optional;

/**
 * Finds the items whose vectors point the same way. Of two items equally near either may stand
 * first. Safe for use by several threads: a search sees every change that was made before it.
 */
public interface VectorIndex {
  /** Items in it. */
  int size();

  /**
   * Adds an item, or gives it another vector.
   *
   * @param vector (D)
   * @throws IllegalArgumentException when it has another width, no length or a component that is no
   *     number
   */
  void put(String item, float[] vector);

  /** Does nothing for an item that is not there. */
  void remove(String item);

  /** (D), of length 1. */
  Optional<float[]> vector(String item);

  /**
   * For each vector the nearest items, nearest first, at most {@code count}.
   *
   * @param vectors each (D)
   * @throws IllegalArgumentException as {@link #put}
   */
  List<List<Neighbour>> nearest(List<float[]> vectors, int count);
}
