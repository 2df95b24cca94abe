package io.freshet.block.gate;

import io.freshet.block.CompactNonLocal;
import io.freshet.block.GroupNorm;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;

/**
 * Compact Generalized Non-local Network (Yue et al., 2018): every number of every place asks every
 * number of every place in its group of channels, by sums that never make the square; the answer is
 * normalised in the same groups and added.
 *
 * @param channels C
 * @param height H
 * @param width W
 * @param groups G, of channels
 */
public record CompactNonLocalGate(int channels, int height, int width, int groups) implements Gate {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T x = in.get(Slot.FEATURES, this);
    T heard = new OnPlaces(new CompactNonLocal(channels, groups), height, width).apply(pass, x);
    T normed = new GroupNorm(channels, groups).apply(pass.in("norm"), heard);
    return in.with(Slot.FEATURES, ops.add(x, normed));
  }

  @Override
  public String label() {
    return "compact-non-local(%d)".formatted(groups);
  }
}
