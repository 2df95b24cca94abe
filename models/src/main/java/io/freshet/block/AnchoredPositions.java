package io.freshet.block;

import io.freshet.tensor.Flow;
import io.freshet.tensor.Initial;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;

/**
 * One learned vector for each age, {@code table} (N + A, D), given as PENDING. Ages are counted
 * from the last of A places that are kept for what will follow: what is told fills them and moves
 * nobody, so that what was worked out for a position stays true.
 *
 * @param longest N, items of a history
 * @param ahead A
 * @param width D
 */
public record AnchoredPositions(int longest, int ahead, int width) implements Positions {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    T table = pass.parameter("table", Initial.normal(0.02), (long) longest + ahead, width);
    T given = in.find(Slot.AGES);
    T ages =
        given == null
            ? pass.ops().shift(Positions.ages(pass.ops(), in.get(Slot.ITEMS, this)), ahead - 1)
            : given;
    return in.with(Slot.PENDING, pass.ops().gather(table, ages));
  }

  @Override
  public boolean readsAges() {
    return true;
  }

  @Override
  public String label() {
    return "anchored(%d)".formatted(ahead);
  }
}
