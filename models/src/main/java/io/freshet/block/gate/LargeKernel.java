package io.freshet.block.gate;

import io.freshet.block.Filters;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;

/**
 * Visual Attention Network (Guo et al., 2022): a filter of 21 x 21 taken apart into one of 5 x 5,
 * one of 7 x 7 with dilation 3 and a map of channels, whose answer multiplies the picture,
 * unsquashed.
 *
 * @param channels C
 */
public record LargeKernel(int channels) implements Gate {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T x = in.get(Slot.FEATURES, this);
    Filters near = Filters.of(channels, channels, 5).grouped(channels);
    Filters far = Filters.of(channels, channels, 7).grouped(channels).dilated(3);
    T seen = far.apply(pass.in("far"), near.apply(pass.in("near"), x));
    T factor = Filters.of(channels, channels, 1).apply(pass.in("channels"), seen);
    return in.with(Slot.FEATURES, ops.multiply(x, factor));
  }

  @Override
  public String label() {
    return "large-kernel";
  }
}
