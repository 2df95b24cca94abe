package io.freshet.block.gate;

import io.freshet.block.Filters;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Reduction;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Unary;
import java.util.List;

/**
 * CBAM (Woo et al., 2018): first what to look at, by one network that sees the mean and the maximum
 * of each channel; then where, by filters of 7 x 7 over the mean and the maximum of each place.
 *
 * @param channels C
 * @param hidden C / r
 */
public record ConvolutionalBlockAttention(int channels, int hidden) implements Gate {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T x = in.get(Slot.FEATURES, this);
    Bottleneck shared = new Bottleneck(channels, hidden);
    T ofMean = shared.apply(pass.in("channels"), Space.mean(ops, x));
    T ofMax = shared.apply(pass.in("channels"), Space.max(ops, x));
    T what = Space.everywhere(ops, ops.unary(Unary.SIGMOID, ops.add(ofMean, ofMax)));
    T chosen = ops.multiply(x, what);
    T max = ops.reduce(Reduction.MAX, chosen, 1);
    T both = ops.concat(1, List.of(max, ops.reduce(Reduction.MEAN, chosen, 1)));
    T where = ops.unary(Unary.SIGMOID, Filters.of(2, 1, 7).linear(pass.in("places"), both));
    return in.with(Slot.FEATURES, ops.multiply(chosen, where));
  }

  @Override
  public String label() {
    return "convolutional-block(%d)".formatted(hidden);
  }
}
