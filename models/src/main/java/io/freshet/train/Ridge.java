package io.freshet.train;

import io.freshet.backend.torch.TorchTensors;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Weighted ridge regression (Hoerl & Kennard 1970) on sparse rows: the coefficients that are least
 * wrong, the sum of their squares counted with a penalty.
 *
 * @param words F, numbers that a row may hold, from 1
 * @param penalty of the squares
 */
record Ridge(int words, double penalty) {
  /**
   * Examples.
   *
   * @param said by example: the words it holds, each with the value of 1 by the root of how many
   * @param weights by example
   * @param targets (examples, M) row-major
   * @param columns M
   */
  record Examples(int[][] said, double[] weights, double[] targets, int columns) {}

  /** (F, M) row-major. */
  double[] coefficients(Examples examples) {
    double[] gram = gram(examples);
    double[] right = right(examples);
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Tensor lower = torch.linalg_cholesky(TorchTensors.ofDoubles(gram, words, words));
      Tensor solved =
          torch.cholesky_solve(TorchTensors.ofDoubles(right, words, examples.columns()), lower);
      return TorchTensors.doubles(solved);
    }
  }

  private double[] gram(Examples examples) {
    double[] gram = new double[Math.multiplyExact(words, words)];
    for (int at = 0; at < examples.said().length; at++) {
      int[] said = examples.said()[at];
      double product = examples.weights()[at] / Math.max(1, said.length);
      for (int one : said) {
        for (int other : said) {
          gram[(one - 1) * words + other - 1] += product;
        }
      }
    }
    for (int word = 0; word < words; word++) {
      gram[word * words + word] += penalty;
    }
    return gram;
  }

  private double[] right(Examples examples) {
    int columns = examples.columns();
    double[] right = new double[Math.multiplyExact(words, columns)];
    for (int at = 0; at < examples.said().length; at++) {
      int[] said = examples.said()[at];
      double factor = examples.weights()[at] / Math.sqrt(Math.max(1, said.length));
      for (int word : said) {
        for (int column = 0; column < columns; column++) {
          right[(word - 1) * columns + column] +=
              factor * examples.targets()[at * columns + column];
        }
      }
    }
    return right;
  }
}
