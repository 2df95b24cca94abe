package io.freshet.block.gate;

import io.freshet.block.Filters;
import io.freshet.block.GroupNorm;
import io.freshet.block.Linear;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Unary;

/**
 * BAM (Park et al., 2018): what a channel says and what a place says, seen widely by filters of
 * dilation 4, are summed and decide by how much, from one to two times, each number counts. Without
 * the batch normalisations of the paper but with group normalisation after its filters.
 *
 * @param channels C
 * @param hidden C / r
 */
public record BottleneckAttention(int channels, int hidden) implements Gate {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T x = in.get(Slot.FEATURES, this);
    T sum = ops.add(Space.everywhere(ops, ofChannels(pass, x)), ofPlaces(pass.in("places"), x));
    T factor = ops.shift(ops.unary(Unary.SIGMOID, sum), 1);
    return in.with(Slot.FEATURES, ops.multiply(x, factor));
  }

  /** (B, C). */
  private <T> T ofChannels(Pass<T> pass, T x) {
    Ops<T> ops = pass.ops();
    T means = Space.mean(ops, x);
    T down = new Linear(channels, hidden).apply(pass.in("channels/down"), means);
    Linear up = new Linear(hidden, channels);
    return up.apply(pass.in("channels/up"), ops.unary(Unary.RELU, down));
  }

  /** (B, 1, H, W). */
  private <T> T ofPlaces(Pass<T> pass, T x) {
    Filters wide = Filters.of(hidden, hidden, 3).dilated(4);
    T narrow = seen(pass.in("down"), Filters.of(channels, hidden, 1), x);
    T once = seen(pass.in("first"), wide, narrow);
    T twice = seen(pass.in("second"), wide, once);
    return Filters.of(hidden, 1, 1).apply(pass.in("up"), twice);
  }

  private <T> T seen(Pass<T> pass, Filters filters, T x) {
    T normed = new GroupNorm(hidden, 1).apply(pass.in("norm"), filters.linear(pass, x));
    return pass.ops().unary(Unary.RELU, normed);
  }

  @Override
  public String label() {
    return "bottleneck(%d)".formatted(hidden);
  }
}
