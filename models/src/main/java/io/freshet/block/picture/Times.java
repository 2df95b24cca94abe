package io.freshet.block.picture;

import io.freshet.tensor.Block;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Initial;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;

/**
 * Tells tokens when they are: adds {@code times} (T, D) to MAIN (B, T n, D), those of one time
 * together.
 *
 * @param times T
 * @param width D
 */
public record Times(int times, int width) implements Block {
  private static final double START = 0.5;

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T learned = pass.parameter("times", Initial.normal(START), times, width);
    T each = ops.reshape(learned, Size.SAME, Size.of(1), Size.of(width));
    T byTime =
        ops.reshape(in.get(Slot.MAIN, this), Size.SAME, Size.of(times), Size.REST, Size.of(width));
    T told = ops.reshape(ops.add(byTime, each), Size.SAME, Size.REST, Size.of(width));
    return in.with(Slot.MAIN, told);
  }
}
