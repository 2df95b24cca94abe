package io.freshet.train.start;

/**
 * A sparse square (V, V) in compressed rows.
 *
 * @param starts (V + 1) where each row begins
 * @param columns of the values, ascending in each row
 */
record SparseMatrix(int[] starts, int[] columns, float[] values) {
  int size() {
    return starts.length - 1;
  }

  /** This times a dense matrix (V, K). */
  DenseMatrix times(DenseMatrix right) {
    DenseMatrix product = DenseMatrix.zeros(size(), right.columns());
    for (int row = 0; row < size(); row++) {
      for (int at = starts[row]; at < starts[row + 1]; at++) {
        addRow(right, columns[at], product, row, values[at]);
      }
    }
    return product;
  }

  /** This, transposed, times a dense matrix (V, K). */
  DenseMatrix transposedTimes(DenseMatrix right) {
    DenseMatrix product = DenseMatrix.zeros(size(), right.columns());
    for (int row = 0; row < size(); row++) {
      for (int at = starts[row]; at < starts[row + 1]; at++) {
        addRow(right, row, product, columns[at], values[at]);
      }
    }
    return product;
  }

  private static void addRow(
      DenseMatrix from, int fromRow, DenseMatrix into, int intoRow, float weight) {
    int width = from.columns();
    float[] source = from.data();
    float[] target = into.data();
    int read = fromRow * width;
    int write = intoRow * width;
    for (int k = 0; k < width; k++) {
      target[write + k] += weight * source[read + k];
    }
  }
}
