package io.freshet.block;

import io.freshet.tensor.Binary;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Weights;
import java.util.Set;

/**
 * Tells how much of an older position is left at a newer one, the less the further apart: DECAYS
 * (H, L, L). Nothing is learned.
 *
 * @param longest N
 * @param fading of each head
 */
public record Decays(int longest, Fading fading) implements Positions {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T ages = Positions.ages(ops, in.get(Slot.ITEMS, this));
    T query = ops.reshape(ages, Size.REST, Size.of(1));
    T key = ops.reshape(ages, Size.of(1), Size.REST);
    T row = ops.binary(Binary.MAXIMUM, ops.shift(ops.subtract(key, query), 1), ops.integers(0));
    T square = ops.gather(ops.constant(left()), row);
    return in.with(Slot.DECAYS, ops.transpose(square, 2, 0, 1));
  }

  /** (N + 1, H): nothing of what comes later, then what is left after 0 to N - 1 positions. */
  private Weights left() {
    int heads = fading.heads();
    float[] left = new float[(longest + 1) * heads];
    for (int at = heads; at < left.length; at++) {
      left[at] = (float) fading.left(at % heads, at / heads - 1);
    }
    return Weights.of(left, longest + 1L, heads);
  }

  @Override
  public Set<Slot> gives() {
    return Set.of(Slot.DECAYS);
  }

  @Override
  public String label() {
    return "decays";
  }
}
