package io.freshet.block;

import io.freshet.tensor.Ops;
import io.freshet.tensor.Size;
import io.freshet.tensor.Unary;
import io.freshet.tensor.Weights;
import java.util.List;

/**
 * A moment as a token: sines and cosines of ever longer waves.
 *
 * @param width D, an even number
 */
public record TimeToken(int width) {
  private static final double SHORTEST = 1000;
  private static final double RATIO = 10_000;

  public TimeToken {
    if (width % 2 != 0) {
      throw new IllegalArgumentException("width is %d, expected an even number".formatted(width));
    }
  }

  /**
   * @param time (B) from 0 to 1
   * @return (B, 1, D)
   */
  public <T> T of(Ops<T> ops, T time) {
    float[] waves = new float[width / 2];
    for (int wave = 0; wave < waves.length; wave++) {
      waves[wave] = (float) (SHORTEST * Math.pow(RATIO, -(double) wave / waves.length));
    }
    T column = ops.reshape(time, Size.SAME, Size.of(1), Size.of(1));
    T angles = ops.multiply(column, ops.constant(Weights.of(waves, waves.length)));
    return ops.concat(2, List.of(ops.unary(Unary.COS, angles), ops.unary(Unary.SIN, angles)));
  }
}
