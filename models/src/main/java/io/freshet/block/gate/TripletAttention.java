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
 * Triplet Attention (Misra et al., 2021): the picture is seen from three sides, as (H, W), as (C,
 * W) and as (H, C); on each, filters of 7 x 7 over maximum and mean across the third axis say where
 * to look, and the three are averaged. The batch normalisation of the paper, in serving a factor
 * and a term, is the scale of the filter and its bias.
 */
public record TripletAttention() implements Gate {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T x = in.get(Slot.FEATURES, this);
    T ofPlaces = seen(pass.in("places"), x);
    T ofColumns = turned(pass.in("columns"), x, 0, 2, 1, 3);
    T ofRows = turned(pass.in("rows"), x, 0, 3, 2, 1);
    T sum = ops.add(ops.add(ofPlaces, ofColumns), ofRows);
    return in.with(Slot.FEATURES, ops.scale(sum, 1.0 / 3));
  }

  /**
   * @param order of the axes, its own inverse
   */
  private static <T> T turned(Pass<T> pass, T x, int... order) {
    return pass.ops().transpose(seen(pass, pass.ops().transpose(x, order)), order);
  }

  private static <T> T seen(Pass<T> pass, T x) {
    Ops<T> ops = pass.ops();
    T max = ops.reduce(Reduction.MAX, x, 1);
    T both = ops.concat(1, List.of(max, ops.reduce(Reduction.MEAN, x, 1)));
    return ops.multiply(x, ops.unary(Unary.SIGMOID, Filters.of(2, 1, 7).apply(pass, both)));
  }

  @Override
  public String label() {
    return "triplet";
  }
}
