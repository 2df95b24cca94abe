package io.freshet.block.gate;

import io.freshet.block.Filters;
import io.freshet.block.GroupNorm;
import io.freshet.block.LayerNorm;
import io.freshet.block.Linear;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Reduction;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Span;
import io.freshet.tensor.Unary;

/**
 * ResNeSt, Split-Attention Networks (Zhang et al., 2020), radix 2: filters make two candidates of
 * each channel, in groups apart, and the picture decides which is believed.
 *
 * @param channels C
 * @param groups of each of the two candidates
 * @param hidden C / r
 */
public record SplitAttention(int channels, int groups, int hidden) implements Gate {
  private static final int RADIX = 2;

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T x = in.get(Slot.FEATURES, this);
    T made = Filters.of(channels, RADIX * channels, 3).grouped(groups).linear(pass.in("made"), x);
    GroupNorm norm = new GroupNorm(RADIX * channels, groups);
    T seen = ops.unary(Unary.RELU, norm.apply(pass.in("norm"), made));
    T means = ops.reshape(Space.mean(ops, seen), Size.SAME, Size.of(RADIX), Size.of(channels));
    T beliefs =
        beliefs(pass, ops.reshape(ops.reduce(Reduction.SUM, means, 1), Size.SAME, Size.REST));
    pass.tap(SelectiveKernel.BELIEFS, beliefs);
    T factors = ops.reshape(beliefs, Size.SAME, Size.of(RADIX * (long) channels));
    T weighed = ops.multiply(seen, Space.everywhere(ops, factors));
    T first = ops.slice(weighed, 1, Span.of(0, channels));
    T second = ops.slice(weighed, 1, Span.of(channels, Span.END));
    return in.with(Slot.FEATURES, ops.add(first, second));
  }

  /** (B, 2, C), over the candidates 1. */
  private <T> T beliefs(Pass<T> pass, T means) {
    Ops<T> ops = pass.ops();
    T down = new Unbiased(channels, hidden).apply(pass.in("down"), means);
    T normed = new LayerNorm(hidden).apply(pass.in("down/norm"), down, null).normed();
    T rectified = ops.unary(Unary.RELU, normed);
    T asked = new Linear(hidden, RADIX * channels).apply(pass.in("up"), rectified);
    return ops.softmax(ops.reshape(asked, Size.SAME, Size.of(RADIX), Size.of(channels)), 1);
  }

  @Override
  public String label() {
    return "split(%d, %d)".formatted(groups, hidden);
  }
}
