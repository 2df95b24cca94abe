package io.freshet.block;

import io.freshet.tensor.Binary;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Initial;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Unary;

/**
 * One learned score for each head and distance, {@code table} (N, H), given to every attention as
 * BIAS (1, H, L, L).
 *
 * @param longest N, distances beyond count as N - 1
 * @param heads H
 */
public record RelativePositions(int longest, int heads) implements Positions {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T table = pass.parameter("table", Initial.normal(0.02), longest, heads);
    T ages = Positions.ages(ops, in.get(Slot.ITEMS, this));
    T query = ops.reshape(ages, Size.REST, Size.of(1));
    T key = ops.reshape(ages, Size.of(1), Size.REST);
    T distance = ops.unary(Unary.ABSOLUTE, ops.subtract(key, query));
    T bounded = ops.binary(Binary.MINIMUM, distance, ops.integers(longest - 1L));
    T square = ops.gather(table, bounded);
    T bias = ops.reshape(square, Size.SAME, Size.SAME, Size.of(heads), Size.of(1));
    return in.with(Slot.BIAS, ops.transpose(bias, 3, 2, 0, 1));
  }

  @Override
  public String label() {
    return "relative";
  }
}
