package io.freshet.train.start;

import io.freshet.data.CountMatrix;

/**
 * How near items stand to each other in histories, turned into positive pointwise mutual
 * information.
 */
final class Cooccurrence {
  private static final int REACH = 20;
  private static final double DECAY = 0.8;

  /** Makes rare contexts count less than their share: without it they rule the matrix. */
  private static final double SMOOTHING = 0.75;

  private Cooccurrence() {}

  static SparseMatrix positiveMutualInformation(int[][] sequences, int items) {
    return mutualInformation(counted(sequences, items));
  }

  /** Symmetric: a pair counts 0.8 per place between, up to 20 places, in both directions. */
  static CountMatrix counted(int[][] sequences, int items) {
    CountMatrix counts = new CountMatrix(items);
    float[] nearness = new float[REACH + 1];
    for (int distance = 1; distance <= REACH; distance++) {
      nearness[distance] = (float) Math.pow(DECAY, distance - 1);
    }
    for (int[] sequence : sequences) {
      for (int at = 1; at < sequence.length; at++) {
        for (int distance = 1; distance <= Math.min(REACH, at); distance++) {
          counts.add(sequence[at], sequence[at - distance], nearness[distance]);
          counts.add(sequence[at - distance], sequence[at], nearness[distance]);
        }
      }
    }
    return counts;
  }

  static SparseMatrix mutualInformation(CountMatrix counts) {
    int items = counts.items();
    int[][] columns = new int[items][];
    double[] sums = new double[items];
    int filled = 0;
    for (int row = 0; row < items; row++) {
      columns[row] = counts.columns(row);
      filled += columns[row].length;
      for (int column : columns[row]) {
        sums[row] += counts.get(row, column);
      }
    }
    double smoothedTotal = 0;
    for (double sum : sums) {
      smoothedTotal += Math.pow(sum, SMOOTHING);
    }
    int[] starts = new int[items + 1];
    int[] kept = new int[filled];
    float[] values = new float[filled];
    int size = 0;
    for (int row = 0; row < items; row++) {
      for (int column : columns[row]) {
        double expected = sums[row] * Math.pow(sums[column], SMOOTHING) / smoothedTotal;
        double information = Math.log(counts.get(row, column) / expected);
        if (information > 0) {
          kept[size] = column;
          values[size++] = (float) information;
        }
      }
      starts[row + 1] = size;
    }
    return new SparseMatrix(starts, kept, values);
  }
}
