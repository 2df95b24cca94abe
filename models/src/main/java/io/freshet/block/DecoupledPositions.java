package io.freshet.block;

import io.freshet.tensor.Flow;
import io.freshet.tensor.Initial;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;
import java.util.Set;

/**
 * One learned vector for each age, {@code table} (N, D), given as PLACES (L, D) and never added to
 * the items.
 *
 * @param longest N
 * @param width D
 */
public record DecoupledPositions(int longest, int width) implements Positions {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    T table = pass.parameter("table", Initial.normal(0.02), longest, width);
    T ages = Positions.ages(pass.ops(), in.get(Slot.ITEMS, this));
    return in.with(Slot.PLACES, pass.ops().gather(table, ages));
  }

  @Override
  public Set<Slot> gives() {
    return Set.of(Slot.PLACES);
  }

  @Override
  public String label() {
    return "decoupled";
  }
}
