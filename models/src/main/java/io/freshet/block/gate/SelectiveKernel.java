package io.freshet.block.gate;

import io.freshet.block.Filters;
import io.freshet.block.GroupNorm;
import io.freshet.block.LayerNorm;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Span;
import io.freshet.tensor.Unary;

/**
 * Selective Kernel Networks (Li et al., 2019): two branches look at 3 and, by dilation, at 5
 * pixels, and the picture decides, channel by channel, how much each of the two is believed.
 *
 * @param channels C
 * @param groups of channels: each has filters and a normalisation of its own
 * @param hidden C / r
 */
public record SelectiveKernel(int channels, int groups, int hidden) implements Gate {
  /** What taps hear, (B, 2, C). */
  static final String BELIEFS = "beliefs";

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T x = in.get(Slot.FEATURES, this);
    Filters filters = Filters.of(channels, channels, 3).grouped(groups);
    T near = branch(pass.in("near"), filters, x);
    T wide = branch(pass.in("wide"), filters.dilated(2), x);
    T beliefs = beliefs(pass, Space.mean(ops, ops.add(near, wide)));
    pass.tap(BELIEFS, beliefs);
    T believed = ops.multiply(near, belief(ops, beliefs, 0));
    return in.with(Slot.FEATURES, ops.add(believed, ops.multiply(wide, belief(ops, beliefs, 1))));
  }

  private <T> T branch(Pass<T> pass, Filters filters, T x) {
    T seen = filters.linear(pass, x);
    T normed = new GroupNorm(channels, groups).apply(pass.in("norm"), seen);
    return pass.ops().unary(Unary.RELU, normed);
  }

  /** (B, 2, C), over the branches 1. */
  private <T> T beliefs(Pass<T> pass, T means) {
    Ops<T> ops = pass.ops();
    T down = new Unbiased(channels, hidden).apply(pass.in("down"), means);
    T normed = new LayerNorm(hidden).apply(pass.in("norm"), down, null).normed();
    T rectified = ops.unary(Unary.RELU, normed);
    T asked = new Unbiased(hidden, 2 * channels).apply(pass.in("up"), rectified);
    return ops.softmax(ops.reshape(asked, Size.SAME, Size.of(2), Size.of(channels)), 1);
  }

  /** (B, C, 1, 1). */
  private static <T> T belief(Ops<T> ops, T beliefs, int branch) {
    T one = ops.slice(beliefs, 1, Span.of(branch, branch + 1L));
    return ops.reshape(ops.transpose(one, 0, 2, 1), Size.SAME, Size.SAME, Size.of(1), Size.of(1));
  }

  @Override
  public String label() {
    return "selective-kernel(%d, %d)".formatted(groups, hidden);
  }
}
