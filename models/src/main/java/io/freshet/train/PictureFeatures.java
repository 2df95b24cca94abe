package io.freshet.train;

import java.util.Arrays;

/**
 * Vectors of pictures as features beside words: without their middle, and of such a length that
 * pictures are believed as readily as words.
 *
 * @param known what is known of items
 * @param middle (P) of all pictures
 * @param scale what a number is multiplied with
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PictureFeatures(KnownItems known, double[] middle, double scale) {
  /** Of a picture, in the mean; words of an item have 1. From 1 to 64 it changes little. */
  private static final double SQUARED_LENGTH = 4;

  /**
   * Of items that have pictures.
   *
   * @param weights by item in {@code items}
   */
  static PictureFeatures of(KnownItems known, int[] items, double[] weights) {
    double[] middle = new double[known.seen().width()];
    double total = Math.max(Double.MIN_NORMAL, Arrays.stream(weights).sum());
    for (int at = 0; at < items.length; at++) {
      float[] vector = known.seen().of(items[at]);
      for (int i = 0; i < middle.length; i++) {
        middle[i] += weights[at] / total * vector[i];
      }
    }
    double squares = 0;
    for (int at = 0; at < items.length; at++) {
      float[] vector = known.seen().of(items[at]);
      for (int i = 0; i < middle.length; i++) {
        squares += weights[at] / total * (vector[i] - middle[i]) * (vector[i] - middle[i]);
      }
    }
    return new PictureFeatures(
        known, middle, squares > 0 ? Math.sqrt(SQUARED_LENGTH / squares) : 0);
  }

  /** Words first, then the picture. */
  SparseRow row(int item) {
    SparseRow words = known.words(item);
    float[] vector = known.seen().of(item);
    int[] features = Arrays.copyOf(words.features(), words.size() + vector.length);
    double[] values = Arrays.copyOf(words.values(), features.length);
    for (int i = 0; i < vector.length; i++) {
      features[words.size() + i] = known.words().count() + i;
      values[words.size() + i] = scale * (vector[i] - middle[i]);
    }
    return new SparseRow(features, values);
  }
}
