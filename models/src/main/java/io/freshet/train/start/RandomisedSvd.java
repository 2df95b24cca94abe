package io.freshet.train.start;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The strongest left singular directions of a sparse matrix, by subspace iteration from a random
 * start (Halko, Martinsson and Tropp, 2011).
 */
final class RandomisedSvd {
  private static final int ITERATIONS = 8;
  private static final int OVERSAMPLING = 10;

  private RandomisedSvd() {}

  /**
   * @return (V, width): each singular direction times the root of its singular value, the strongest
   *     first; columns beyond the rank are zero
   */
  static DenseMatrix vectors(SparseMatrix matrix, int width, SplittableRandom random) {
    int sampled = Math.min(matrix.size(), width + OVERSAMPLING);
    DenseMatrix basis = matrix.times(DenseMatrix.gaussian(matrix.size(), sampled, random));
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      basis.orthonormalised();
      basis = matrix.times(matrix.transposedTimes(basis));
    }
    basis.orthonormalised();
    SymmetricEigen eigen = SymmetricEigen.of(matrix.transposedTimes(basis).gram());
    return strongest(basis.times(eigen.vectors()), eigen.values(), width);
  }

  private static DenseMatrix strongest(DenseMatrix directions, double[] squares, int width) {
    int[] order =
        IntStream.range(0, squares.length)
            .boxed()
            .sorted((a, b) -> Double.compare(squares[b], squares[a]))
            .mapToInt(Integer::intValue)
            .toArray();
    DenseMatrix vectors = DenseMatrix.zeros(directions.rows(), width);
    for (int column = 0; column < Math.min(width, order.length); column++) {
      double singular = Math.sqrt(Math.max(0, squares[order[column]]));
      for (int row = 0; row < directions.rows(); row++) {
        vectors.data()[row * width + column] =
            (float) (directions.at(row, order[column]) * Math.sqrt(singular));
      }
    }
    return vectors;
  }
}
