package io.freshet.block.gate;

import io.freshet.tensor.Ops;
import io.freshet.tensor.Reduction;
import io.freshet.tensor.Size;

/** Features (B, C, H, W) as vectors of channels and of places. */
final class Space {
  private Space() {}

  /** (B, C). */
  static <T> T mean(Ops<T> ops, T x) {
    return channels(ops, Reduction.MEAN, x);
  }

  /** (B, C). */
  static <T> T max(Ops<T> ops, T x) {
    return channels(ops, Reduction.MAX, x);
  }

  /** (B, C). */
  static <T> T sum(Ops<T> ops, T x) {
    return channels(ops, Reduction.SUM, x);
  }

  private static <T> T channels(Ops<T> ops, Reduction reduction, T x) {
    T rows = ops.reduce(reduction, x, -1);
    return ops.reshape(ops.reduce(reduction, rows, -2), Size.SAME, Size.SAME);
  }

  /** (B, C) to (B, C, 1, 1). */
  static <T> T everywhere(Ops<T> ops, T channels) {
    return ops.reshape(channels, Size.SAME, Size.SAME, Size.of(1), Size.of(1));
  }

  /** (B, C, H W). */
  static <T> T flat(Ops<T> ops, T x) {
    return ops.reshape(x, Size.SAME, Size.SAME, Size.REST);
  }

  /** (B, H W, C), row by row. */
  static <T> T places(Ops<T> ops, T x) {
    return ops.transpose(flat(ops, x), 0, 2, 1);
  }

  /** (B, H W, C) to (B, C, H, W). */
  static <T> T features(Ops<T> ops, T places, int height, int width) {
    T flat = ops.transpose(places, 0, 2, 1);
    return ops.reshape(flat, Size.SAME, Size.SAME, Size.of(height), Size.of(width));
  }
}
