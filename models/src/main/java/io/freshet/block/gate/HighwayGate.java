package io.freshet.block.gate;

import io.freshet.block.Filters;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Unary;

/**
 * Highway Networks (Srivastava et al., 2015): every number chooses between what filters made of the
 * picture and itself; at first it mostly stays what it is.
 *
 * @param channels C
 */
public record HighwayGate(int channels) implements Gate {
  /** What a choice starts from, so that most is carried. */
  private static final double CARRIES = -2;

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T x = in.get(Slot.FEATURES, this);
    Filters filters = Filters.of(channels, channels, 3);
    T made = ops.unary(Unary.RELU, filters.apply(pass.in("made"), x));
    T choice = ops.shift(filters.apply(pass.in("choice"), x), CARRIES);
    T open = ops.unary(Unary.SIGMOID, choice);
    return in.with(Slot.FEATURES, ops.add(x, ops.multiply(open, ops.subtract(made, x))));
  }

  @Override
  public String label() {
    return "highway";
  }
}
