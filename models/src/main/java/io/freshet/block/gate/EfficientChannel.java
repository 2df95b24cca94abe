package io.freshet.block.gate;

import io.freshet.tensor.Convolution;
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
 * ECA-Net (Wang et al., 2020): the factor of a channel depends on the means of its nearest
 * neighbours alone, by one small filter {@code kernel} (k, 1) along the channels.
 *
 * @param channels C
 */
public record EfficientChannel(int channels) implements Gate {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T x = in.get(Slot.FEATURES, this);
    T means = ops.reshape(Space.mean(ops, x), Size.SAME, Size.SAME, Size.of(1));
    T open = ops.unary(Unary.SIGMOID, filtered(pass, means));
    T gate = ops.reshape(open, Size.SAME, Size.SAME, Size.of(1), Size.of(1));
    return in.with(Slot.FEATURES, ops.multiply(x, gate));
  }

  /** The operation looks back only, so zeros follow and as many first answers are dropped. */
  private <T> T filtered(Pass<T> pass, T means) {
    Ops<T> ops = pass.ops();
    int taps = taps();
    T kernel = pass.parameter("kernel", Initial.fanIn(taps), taps, 1);
    T first = ops.slice(means, 1, Span.of(0, 1));
    T zero = ops.subtract(first, first);
    List<T> parts = new ArrayList<>(List.of(means));
    for (int i = 0; i < taps / 2; i++) {
      parts.add(zero);
    }
    T heard = ops.convolve(new Convolution<>(ops.concat(1, parts), kernel, taps));
    return ops.slice(heard, 1, Span.of(taps / 2, Span.END));
  }

  /** k: the odd number that follows |log2(C) / 2 + 1 / 2|, rounded down. */
  int taps() {
    int logarithm = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(channels);
    return (logarithm + 1) / 2 | 1;
  }

  @Override
  public String label() {
    return "efficient-channel(%d)".formatted(taps());
  }
}
