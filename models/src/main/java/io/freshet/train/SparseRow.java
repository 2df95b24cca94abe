package io.freshet.train;

/**
 * The features of an example that are not zero.
 *
 * @param features their places, from 0, each once
 * @param values by the place in {@code features}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SparseRow(int[] features, double[] values) {
  int size() {
    return features.length;
  }

  int feature(int at) {
    return features[at];
  }

  double value(int at) {
    return values[at];
  }
}
