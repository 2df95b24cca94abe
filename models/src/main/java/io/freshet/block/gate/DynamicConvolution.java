package io.freshet.block.gate;

import io.freshet.block.FullAttention;
import io.freshet.block.Linear;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Initial;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Span;
import io.freshet.tensor.Unary;
import java.util.ArrayList;
import java.util.List;

/**
 * Dynamic Convolution (Chen et al., 2020): each picture is filtered by a mixture of kernels of its
 * own. The kernels are mixed first and meet the picture once, as a product with its windows of 3 x
 * 3 that slices lay side by side: as cheap as one convolution. Shares are nearly even at first, so
 * that all kernels learn.
 *
 * @param channels C
 * @param height H
 * @param width W
 * @param kernels that are mixed
 */
public record DynamicConvolution(int channels, int height, int width, Kernels kernels)
    implements Gate {
  private static final int TAPS = 3;

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T x = in.get(Slot.FEATURES, this);
    T shares = shares(pass, Space.mean(ops, x));
    pass.tap(FullAttention.PROBABILITIES, shares);
    long inputs = (long) TAPS * TAPS * channels;
    Initial start = Initial.normal(Math.sqrt(2.0 / inputs));
    T all = pass.parameter("kernels", start, kernels.count(), channels * inputs);
    T kernel = ops.reshape(ops.matmul(shares, all), Size.SAME, Size.of(channels), Size.of(inputs));
    T bias = ops.matmul(shares, pass.parameter("bias", Initial.ZEROS, kernels.count(), channels));
    T filtered = ops.matmul(kernel, windows(ops, x));
    T whole = ops.reshape(filtered, Size.SAME, Size.SAME, Size.of(height), Size.of(width));
    return in.with(Slot.FEATURES, ops.add(whole, Space.everywhere(ops, bias)));
  }

  /** (B, K), each row 1. */
  private <T> T shares(Pass<T> pass, T means) {
    Ops<T> ops = pass.ops();
    T down = new Linear(channels, kernels.hidden()).apply(pass.in("down"), means);
    Linear up = new Linear(kernels.hidden(), kernels.count());
    T asked = up.apply(pass.in("up"), ops.unary(Unary.RELU, down));
    return ops.softmax(ops.scale(asked, 1 / kernels.temperature(pass.phase())), -1);
  }

  /** (B, 9 C, H W): for each tap the picture as far away as the tap. */
  private <T> T windows(Ops<T> ops, T x) {
    T padded = framed(ops, framed(ops, x, 2), 3);
    List<T> taps = new ArrayList<>();
    for (int tap = 0; tap < TAPS * TAPS; tap++) {
      T rows = ops.slice(padded, 2, Span.of(tap / TAPS, tap / TAPS + (long) height));
      taps.add(ops.slice(rows, 3, Span.of(tap % TAPS, tap % TAPS + (long) width)));
    }
    return Space.flat(ops, ops.concat(1, taps));
  }

  private static <T> T framed(Ops<T> ops, T x, int axis) {
    T first = ops.slice(x, axis, Span.of(0, 1));
    T zero = ops.subtract(first, first);
    return ops.concat(axis, List.of(zero, x, zero));
  }

  @Override
  public String label() {
    return "dynamic-convolution(%d)".formatted(kernels.count());
  }
}
