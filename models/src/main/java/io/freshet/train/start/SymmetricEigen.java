package io.freshet.train.start;

/**
 * Eigenvalues and eigenvectors of a small symmetric matrix, by Jacobi rotations.
 *
 * @param values in no order
 * @param vectors (K, K), one in each column
 */
record SymmetricEigen(double[] values, DenseMatrix vectors) {
  private static final int SWEEPS = 30;

  static SymmetricEigen of(DenseMatrix symmetric) {
    int size = symmetric.rows();
    double[][] matrix = new double[size][size];
    double[][] vectors = new double[size][size];
    for (int i = 0; i < size; i++) {
      vectors[i][i] = 1;
      for (int j = 0; j < size; j++) {
        matrix[i][j] = symmetric.at(i, j);
      }
    }
    double scale = offDiagonal(matrix) + 1e-300;
    for (int sweep = 0; sweep < SWEEPS && offDiagonal(matrix) > 1e-18 * scale; sweep++) {
      for (int p = 0; p < size; p++) {
        for (int q = p + 1; q < size; q++) {
          rotate(matrix, vectors, p, q);
        }
      }
    }
    return collected(matrix, vectors);
  }

  private static void rotate(double[][] matrix, double[][] vectors, int p, int q) {
    if (Math.abs(matrix[p][q]) < 1e-300) {
      return;
    }
    double theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
    double tangent = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double cosine = 1 / Math.sqrt(tangent * tangent + 1);
    double sine = tangent * cosine;
    for (double[] row : matrix) {
      turn(row, p, q, cosine, sine);
    }
    for (int k = 0; k < matrix.length; k++) {
      double atP = matrix[p][k];
      double atQ = matrix[q][k];
      matrix[p][k] = cosine * atP - sine * atQ;
      matrix[q][k] = sine * atP + cosine * atQ;
    }
    for (double[] row : vectors) {
      turn(row, p, q, cosine, sine);
    }
  }

  private static void turn(double[] row, int p, int q, double cosine, double sine) {
    double atP = row[p];
    double atQ = row[q];
    row[p] = cosine * atP - sine * atQ;
    row[q] = sine * atP + cosine * atQ;
  }

  private static double offDiagonal(double[][] matrix) {
    double sum = 0;
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix.length; j++) {
        sum += i == j ? 0 : matrix[i][j] * matrix[i][j];
      }
    }
    return sum;
  }

  private static SymmetricEigen collected(double[][] matrix, double[][] vectors) {
    int size = matrix.length;
    double[] values = new double[size];
    DenseMatrix columns = DenseMatrix.zeros(size, size);
    for (int i = 0; i < size; i++) {
      values[i] = matrix[i][i];
      for (int j = 0; j < size; j++) {
        columns.data()[i * size + j] = (float) vectors[i][j];
      }
    }
    return new SymmetricEigen(values, columns);
  }
}
