package io.freshet.tensor;

import java.util.Arrays;

/**
 * A float array with a shape: what back ends, checkpoints and packages exchange by path.
 *
 * @param data row-major
 * @param shape axes; empty for a scalar
 */
public record Weights(float[] data, long[] shape) {
  public Weights {
    if (data.length != count(shape)) {
      throw new IllegalArgumentException(
          "weights of shape %s need %d values, found %d"
              .formatted(Arrays.toString(shape), count(shape), data.length));
    }
  }

  public static Weights of(float[] data, long... shape) {
    return new Weights(data, shape);
  }

  public static Weights scalar(double value) {
    return new Weights(new float[] {(float) value}, new long[0]);
  }

  public static int count(long... shape) {
    long count = 1;
    for (long size : shape) {
      count = Math.multiplyExact(count, size);
    }
    return Math.toIntExact(count);
  }
}
