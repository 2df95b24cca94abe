package io.freshet.train;

import io.freshet.backend.naive.Array;
import io.freshet.block.ContentProjection;
import io.freshet.data.InteractionLog;
import io.freshet.data.ItemWords;
import io.freshet.tensor.Pass;
import java.util.Arrays;

/**
 * What is known of the items of a log beside who met them.
 *
 * @param words how words become numbers
 * @param said of each item
 * @param seen of each item
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record KnownItems(ItemWords words, int[][] said, ItemVectors seen) {
  private static final int[] NOTHING = {};

  static KnownItems of(InteractionLog log, ContentKind kind, ItemVectors seen) {
    ItemWords words = ItemWords.standard();
    int[][] said = new int[log.items()][];
    Arrays.fill(said, NOTHING);
    return new KnownItems(
        words,
        kind.hasWords() ? words.of(log) : said,
        kind.hasPictures() ? seen : ItemVectors.NONE);
  }

  boolean isSaid(int item) {
    return said[item].length > 0;
  }

  boolean isSeen(int item) {
    return seen.isSeen(item);
  }

  /** Whether something is known. */
  boolean isKnown(int item) {
    return isSaid(item) || isSeen(item);
  }

  /** Each word of an item with the value of 1 by the root of how many it has. */
  SparseRow words(int item) {
    double[] values = new double[said[item].length];
    Arrays.fill(values, 1 / Math.sqrt(Math.max(1, values.length)));
    return new SparseRow(Arrays.stream(said[item]).map(word -> word - 1).toArray(), values);
  }

  /** The row that a projection has for an item. */
  double[] row(ContentProjection projection, Pass<Array> pass, int item) {
    Array numbers =
        Array.integers(Arrays.stream(said[item]).asLongStream().toArray(), 1, said[item].length);
    if (projection.pictures() == 0) {
      return projection.rows(pass, numbers).data();
    }
    double[] picture = new double[projection.pictures()];
    for (int at = 0; at < seen.of(item).length; at++) {
      picture[at] = seen.of(item)[at];
    }
    return projection.rows(pass, numbers, Array.of(picture, 1, picture.length)).data();
  }
}
