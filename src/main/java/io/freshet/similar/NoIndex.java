package io.freshet.similar;

import java.util.List;
import java.util.Optional;

/** Refuses what an index refuses, and keeps nothing. */
final class NoIndex implements VectorIndex {
  private final int width;

  /**
   * @param width D
   */
  NoIndex(int width) {
    this.width = width;
  }

  @Override
  public int size() {
    return 0;
  }

  @Override
  public void put(String item, float[] vector) {
    var unused = UnitVector.of(vector, width);
  }

  @Override
  public void remove(String item) {}

  @Override
  public Optional<float[]> vector(String item) {
    return Optional.empty();
  }

  @Override
  public List<List<Neighbour>> nearest(List<float[]> vectors, int count) {
    return vectors.stream().map(vector -> List.<Neighbour>of()).toList();
  }
}
