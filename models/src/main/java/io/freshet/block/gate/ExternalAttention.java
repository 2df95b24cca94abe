package io.freshet.block.gate;

import io.freshet.block.FullAttention;
import io.freshet.block.Linear;
import io.freshet.tensor.Binary;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Reduction;
import io.freshet.tensor.Slot;

/**
 * External attention (Guo et al., 2021): places ask a few learned units that all pictures share, so
 * that the cost grows with the places and not with their square; shares are normalised over the
 * places and then over the units.
 *
 * @param channels C
 * @param height H
 * @param width W
 * @param units S of the memory
 */
public record ExternalAttention(int channels, int height, int width, int units) implements Gate {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T x = in.get(Slot.FEATURES, this);
    T query = new Unbiased(channels, channels).apply(pass.in("query"), Space.places(ops, x));
    T shares = ops.softmax(new Unbiased(channels, units).apply(pass.in("keys"), query), 1);
    T sums = ops.shift(ops.reduce(Reduction.SUM, shares, -1), 1e-9);
    T twice = ops.binary(Binary.DIVIDE, shares, sums);
    pass.tap(FullAttention.PROBABILITIES, twice);
    T heard = new Unbiased(units, channels).apply(pass.in("values"), twice);
    T told = new Linear(channels, channels).apply(pass.in("out"), heard);
    return in.with(Slot.FEATURES, ops.add(x, Space.features(ops, told, height, width)));
  }

  @Override
  public String label() {
    return "external(%d)".formatted(units);
  }
}
