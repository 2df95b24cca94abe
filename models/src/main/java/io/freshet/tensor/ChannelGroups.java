package io.freshet.tensor;

/** Normalisation of (B, C, H, W) within groups of neighbouring channels, in primitives. */
final class ChannelGroups {
  private ChannelGroups() {}

  static <T> T norm(Ops<T> ops, T x, int groups, Norm<T> norm) {
    T centred = ops.subtract(x, mean(ops, x, groups));
    T variance = mean(ops, ops.multiply(centred, centred), groups);
    T deviation = ops.unary(Unary.SQRT, ops.shift(variance, norm.epsilon()));
    T normed = ops.binary(Binary.DIVIDE, centred, deviation);
    return ops.add(ops.multiply(normed, channels(ops, norm.gain())), channels(ops, norm.bias()));
  }

  /** (B, C, 1, 1): to every channel the mean of its group. */
  private static <T> T mean(Ops<T> ops, T x, int groups) {
    T ofChannel = ops.reduce(Reduction.MEAN, ops.reduce(Reduction.MEAN, x, -1), -2);
    T byGroup = ops.reshape(ofChannel, Size.SAME, Size.of(groups), Size.REST);
    T none = ops.scale(byGroup, 0);
    T stretched = ops.add(ops.reduce(Reduction.MEAN, byGroup, -1), none);
    return ops.reshape(stretched, Size.SAME, Size.REST, Size.of(1), Size.of(1));
  }

  /** (C) to (C, 1, 1). */
  private static <T> T channels(Ops<T> ops, T x) {
    return ops.reshape(x, Size.REST, Size.of(1), Size.of(1));
  }
}
