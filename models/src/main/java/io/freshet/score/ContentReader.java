package io.freshet.score;

import java.util.Collection;
import java.util.List;

/** Makes rows of items that a model has never met from what is said of them. */
public interface ContentReader {
  /** Numbers of a row: a vector and a bias. */
  int rowWidth();

  /** What to add to the bias of an item that was just launched; 0 when that is not known. */
  float launch();

  /** What is said of an item, as numbers; none where that is nothing. */
  int[] words(String title, Collection<String> categories);

  /**
   * A row each, row-major.
   *
   * @param words of each item, at least one
   */
  float[] rows(List<int[]> words);
}
