package io.freshet.block;

import io.freshet.tensor.Convolution2d;
import io.freshet.tensor.Initial;
import io.freshet.tensor.Pass;
import org.jspecify.annotations.Nullable;

/**
 * Learned filters over (B, C, H, W): {@code weight} (out, in / groups, size, size), {@code bias}
 * (out). Padded so that with a stride of 1 the picture keeps its size where the filters are odd.
 *
 * @param in channels
 * @param out channels
 * @param size of a filter on both axes
 * @param stride steps from one place to the next
 * @param dilation steps from one tap to the next
 * @param groups of channels, each with filters of its own
 */
public record Filters(int in, int out, int size, int stride, int dilation, int groups) {
  /** Step by step, every filter over all channels. */
  public static Filters of(int in, int out, int size) {
    return new Filters(in, out, size, 1, 1, 1);
  }

  public Filters strided(int steps) {
    return new Filters(in, out, size, steps, dilation, groups);
  }

  public Filters dilated(int steps) {
    return new Filters(in, out, size, stride, steps, groups);
  }

  public Filters grouped(int count) {
    return new Filters(in, out, size, stride, dilation, count);
  }

  public <T> T apply(Pass<T> pass, T x) {
    return pass.ops().convolve2d(on(x, weight(pass), pass.parameter("bias", Initial.ZEROS, out)));
  }

  /** Without bias. */
  public <T> T linear(Pass<T> pass, T x) {
    return pass.ops().convolve2d(on(x, weight(pass), null));
  }

  private <T> Convolution2d<T> on(T x, T weight, @Nullable T bias) {
    return Convolution2d.of(x, weight, bias)
        .strided(stride)
        .padded(dilation * (size - 1) / 2)
        .dilated(dilation)
        .grouped(groups);
  }

  private <T> T weight(Pass<T> pass) {
    long inputs = (long) in / groups * size * size;
    Initial initial = Initial.normal(Math.sqrt(2.0 / inputs));
    return pass.parameter("weight", initial, out, in / groups, size, size);
  }
}
