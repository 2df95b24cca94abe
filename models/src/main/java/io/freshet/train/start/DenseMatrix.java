package io.freshet.train.start;

import java.util.SplittableRandom;

/**
 * A dense matrix, row-major.
 *
 * @param data (rows, columns)
 */
record DenseMatrix(int rows, int columns, float[] data) {
  static DenseMatrix zeros(int rows, int columns) {
    return new DenseMatrix(rows, columns, new float[Math.multiplyExact(rows, columns)]);
  }

  /** Independent standard normal values. */
  static DenseMatrix gaussian(int rows, int columns, SplittableRandom random) {
    DenseMatrix drawn = zeros(rows, columns);
    for (int i = 0; i < drawn.data.length; i++) {
      drawn.data[i] = (float) random.nextGaussian();
    }
    return drawn;
  }

  float at(int row, int column) {
    return data[row * columns + column];
  }

  DenseMatrix times(DenseMatrix right) {
    DenseMatrix product = zeros(rows, right.columns);
    for (int row = 0; row < rows; row++) {
      for (int inner = 0; inner < columns; inner++) {
        float weight = at(row, inner);
        for (int k = 0; k < right.columns; k++) {
          product.data[row * right.columns + k] += weight * right.data[inner * right.columns + k];
        }
      }
    }
    return product;
  }

  /** This, transposed, times itself: (columns, columns). */
  DenseMatrix gram() {
    double[] sums = new double[columns * columns];
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < columns; i++) {
        double left = at(row, i);
        for (int j = 0; j < columns; j++) {
          sums[i * columns + j] += left * data[row * columns + j];
        }
      }
    }
    DenseMatrix gram = zeros(columns, columns);
    for (int i = 0; i < sums.length; i++) {
      gram.data[i] = (float) sums[i];
    }
    return gram;
  }

  /**
   * Makes the columns orthonormal in place, by Gram-Schmidt done twice. A column that the ones
   * before it span becomes zero.
   */
  DenseMatrix orthonormalised() {
    for (int column = 0; column < columns; column++) {
      double before = norm(column);
      subtractEarlier(column);
      subtractEarlier(column);
      double norm = norm(column);
      scale(column, norm > 1e-6 * before ? 1 / norm : 0);
    }
    return this;
  }

  void scale(int column, double factor) {
    for (int row = 0; row < rows; row++) {
      data[row * columns + column] *= (float) factor;
    }
  }

  private void subtractEarlier(int column) {
    double[] shares = new double[column];
    for (int row = 0; row < rows; row++) {
      for (int earlier = 0; earlier < column; earlier++) {
        shares[earlier] += (double) at(row, column) * at(row, earlier);
      }
    }
    for (int row = 0; row < rows; row++) {
      double rest = at(row, column);
      for (int earlier = 0; earlier < column; earlier++) {
        rest -= shares[earlier] * at(row, earlier);
      }
      data[row * columns + column] = (float) rest;
    }
  }

  private double norm(int column) {
    double squares = 0;
    for (int row = 0; row < rows; row++) {
      squares += (double) at(row, column) * at(row, column);
    }
    return Math.sqrt(squares);
  }
}
