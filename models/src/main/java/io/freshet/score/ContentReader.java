package io.freshet.score;

import io.freshet.model.VectorSpace;
import java.util.List;
import java.util.Optional;

/** Makes rows of items that a model has never met from what is known of them. */
public interface ContentReader {
  /** Numbers of a row: a vector and a bias. */
  int rowWidth();

  /** What to add to the bias of an item that was just launched; 0 when that is not known. */
  float launch();

  /** Whose vectors of pictures it takes; empty where it takes none. */
  Optional<VectorSpace> pictures();

  /**
   * A row each, row-major. Whoever reads it sees to it that its numbers can be used.
   *
   * @param items at least one; pictures from {@link #pictures} alone
   */
  float[] rows(List<Known> items);
}
