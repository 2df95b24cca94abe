package io.freshet.block.gate;

import io.freshet.block.FullAttention;
import io.freshet.block.LayerNorm;
import io.freshet.block.Linear;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Initial;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Unary;

/**
 * GCNet (Cao et al., 2019): non-local maps hardly differ between queries, so there is only one, and
 * all places are told the same. Starts as the identity.
 *
 * @param channels C
 * @param hidden C / r
 */
public record GlobalContext(int channels, int hidden) implements Gate {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T x = in.get(Slot.FEATURES, this);
    T places = Space.places(ops, x);
    T shares = ops.softmax(new Unbiased(channels, 1).apply(pass.in("key"), places), 1);
    pass.tap(FullAttention.PROBABILITIES, shares);
    T context = ops.matmul(Space.flat(ops, x), shares);
    T told = told(pass, ops.reshape(context, Size.SAME, Size.SAME));
    return in.with(Slot.FEATURES, ops.add(x, Space.everywhere(ops, told)));
  }

  private <T> T told(Pass<T> pass, T context) {
    Ops<T> ops = pass.ops();
    T down = new Linear(channels, hidden).apply(pass.in("down"), context);
    T normed = new LayerNorm(hidden).apply(pass.in("norm"), down, null).normed();
    T weight = pass.parameter("up/weight", Initial.ZEROS, hidden, channels);
    T bias = pass.parameter("up/bias", Initial.ZEROS, channels);
    return ops.linear(ops.unary(Unary.RELU, normed), weight, bias);
  }

  @Override
  public String label() {
    return "global-context(%d)".formatted(hidden);
  }
}
