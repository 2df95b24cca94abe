package io.freshet.train;

import io.freshet.backend.torch.TorchTensors;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Weighted ridge regression (Hoerl & Kennard 1970) on sparse rows: the coefficients that are least
 * wrong, the sum of their squares counted with a penalty.
 *
 * @param features F
 * @param penalty of the squares
 */
record Ridge(int features, double penalty) {
  /**
   * Examples.
   *
   * @param rows by example: the features that are not zero
   * @param weights by example
   * @param targets (examples, M) row-major
   * @param columns M
   */
  record Examples(List<SparseRow> rows, double[] weights, double[] targets, int columns) {}

  /** (F, M) row-major. */
  double[] coefficients(Examples examples) {
    double[] gram = gram(examples);
    double[] right = right(examples);
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Tensor lower = torch.linalg_cholesky(TorchTensors.ofDoubles(gram, features, features));
      Tensor solved =
          torch.cholesky_solve(TorchTensors.ofDoubles(right, features, examples.columns()), lower);
      return TorchTensors.doubles(solved);
    }
  }

  private double[] gram(Examples examples) {
    double[] gram = new double[Math.multiplyExact(features, features)];
    for (int example = 0; example < examples.rows().size(); example++) {
      SparseRow row = examples.rows().get(example);
      for (int one = 0; one < row.size(); one++) {
        double factor = examples.weights()[example] * row.value(one);
        int start = row.feature(one) * features;
        for (int other = 0; other < row.size(); other++) {
          gram[start + row.feature(other)] += factor * row.value(other);
        }
      }
    }
    for (int feature = 0; feature < features; feature++) {
      gram[feature * features + feature] += penalty;
    }
    return gram;
  }

  private double[] right(Examples examples) {
    int columns = examples.columns();
    double[] right = new double[Math.multiplyExact(features, columns)];
    for (int example = 0; example < examples.rows().size(); example++) {
      SparseRow row = examples.rows().get(example);
      for (int at = 0; at < row.size(); at++) {
        double factor = examples.weights()[example] * row.value(at);
        for (int column = 0; column < columns; column++) {
          right[row.feature(at) * columns + column] +=
              factor * examples.targets()[example * columns + column];
        }
      }
    }
    return right;
  }
}
