package io.freshet.tensor;

import org.jspecify.annotations.Nullable;

/**
 * Filters moved over pictures, every side of which gets the same zeros.
 *
 * @param x (B, C, H, W)
 * @param kernel (O, C / groups, kh, kw)
 * @param bias (O), or null
 * @param stride steps from one place to the next
 * @param padding zeros on each side of both axes
 * @param dilation steps from one tap to the next
 * @param groups of channels, each with filters of its own
 */
public record Convolution2d<T>(
    T x, T kernel, @Nullable T bias, int stride, int padding, int dilation, int groups) {
  /** Step by step, without zeros at the sides. */
  public static <T> Convolution2d<T> of(T x, T kernel, @Nullable T bias) {
    return new Convolution2d<>(x, kernel, bias, 1, 0, 1, 1);
  }

  public Convolution2d<T> strided(int steps) {
    return new Convolution2d<>(x, kernel, bias, steps, padding, dilation, groups);
  }

  public Convolution2d<T> padded(int zeros) {
    return new Convolution2d<>(x, kernel, bias, stride, zeros, dilation, groups);
  }

  public Convolution2d<T> dilated(int steps) {
    return new Convolution2d<>(x, kernel, bias, stride, padding, steps, groups);
  }

  public Convolution2d<T> grouped(int count) {
    return new Convolution2d<>(x, kernel, bias, stride, padding, dilation, count);
  }

  /**
   * The size of an axis of what comes out.
   *
   * @param size of that axis of x
   * @param taps of the kernel on that axis
   */
  public long places(long size, long taps) {
    return (size + 2L * padding - dilation * (taps - 1) - 1) / stride + 1;
  }
}
