package io.freshet.block.gate;

import io.freshet.tensor.Binary;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Reduction;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Unary;
import io.freshet.tensor.Weights;

/**
 * Second-order Attention Network (Dai et al., 2019): not how much a channel holds but how it varies
 * with the others decides, by the square root of their covariance, which Newton and Schulz's steps
 * find without an eigenvalue.
 *
 * @param channels C
 * @param height H
 * @param width W
 * @param hidden C / r
 */
public record SecondOrder(int channels, int height, int width, int hidden) implements Gate {
  /** What taps hear, (B, C, C). */
  static final String ROOT = "root";

  private static final double EPSILON = 1e-6;
  private static final int STEPS = 5;

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T x = in.get(Slot.FEATURES, this);
    T root = root(ops, covariance(ops, Space.flat(ops, x)));
    pass.tap(ROOT, root);
    T summed = ops.reshape(ops.reduce(Reduction.MEAN, root, -1), Size.SAME, Size.SAME);
    T gate = new Bottleneck(channels, hidden).gate(pass, summed);
    return in.with(Slot.FEATURES, ops.multiply(x, gate));
  }

  /** (B, C, H W) to (B, C, C). */
  private <T> T covariance(Ops<T> ops, T x) {
    T centred = ops.subtract(x, ops.reduce(Reduction.MEAN, x, -1));
    T scatter = ops.matmul(centred, ops.transpose(centred, 0, 2, 1));
    return ops.scale(scatter, 1.0 / (height * width));
  }

  /** Divided by its trace a covariance has eigenvalues up to 1, from where the steps converge. */
  private <T> T root(Ops<T> ops, T covariance) {
    T one = ops.constant(identity());
    T diagonal = ops.reduce(Reduction.SUM, ops.multiply(covariance, one), -1);
    T trace = ops.shift(ops.reduce(Reduction.SUM, diagonal, -2), EPSILON);
    T root = ops.binary(Binary.DIVIDE, covariance, trace);
    T inverse = one;
    for (int step = 0; step < STEPS; step++) {
      T halved = ops.scale(ops.subtract(ops.scale(one, 3), ops.matmul(inverse, root)), 0.5);
      root = ops.matmul(root, halved);
      inverse = ops.matmul(halved, inverse);
    }
    return ops.multiply(root, ops.unary(Unary.SQRT, trace));
  }

  private Weights identity() {
    float[] identity = new float[channels * channels];
    for (int i = 0; i < channels; i++) {
      identity[i * channels + i] = 1;
    }
    return Weights.of(identity, channels, channels);
  }

  @Override
  public String label() {
    return "second-order(%d)".formatted(hidden);
  }
}
