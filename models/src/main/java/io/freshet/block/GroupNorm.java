package io.freshet.block;

import io.freshet.tensor.Initial;
import io.freshet.tensor.Norm;
import io.freshet.tensor.Pass;

/**
 * Group Normalization (Wu and He, 2018) of (B, C, H, W), the same in training and in serving:
 * {@code gain} (C), {@code bias} (C).
 *
 * @param channels C
 * @param groups of neighbouring channels that share mean and variance
 */
public record GroupNorm(int channels, int groups) {
  private static final double EPSILON = 1e-5;

  public GroupNorm {
    if (groups < 1 || channels % groups != 0) {
      throw new IllegalArgumentException(
          "groups is %d, expected a divisor of channels, which is %d".formatted(groups, channels));
    }
  }

  public <T> T apply(Pass<T> pass, T x) {
    T gain = pass.parameter("gain", Initial.ONES, channels);
    T bias = pass.parameter("bias", Initial.ZEROS, channels);
    return pass.ops().groupNorm(x, groups, new Norm<>(gain, bias, EPSILON));
  }
}
