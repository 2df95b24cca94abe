package io.freshet.block;

import io.freshet.tensor.Binary;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Initial;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Span;
import io.freshet.tensor.Unary;
import java.util.List;

/**
 * Items by their vectors, and one learned vector, {@code mask} (D), wherever an item is hidden. A
 * hidden item after the last one is asked for the next one.
 */
public record MaskableIds() implements Input {
  /** Stands where an item is hidden. */
  public static final int MASK = -1;

  @Override
  public int places(int items) {
    return items + 1;
  }

  @Override
  public Asked asks() {
    return Asked.HIDDEN_ITEM;
  }

  @Override
  public <T> T asking(Pass<T> pass, T items) {
    Ops<T> ops = pass.ops();
    T newest = ops.slice(items, 1, Span.LAST);
    return ops.concat(1, List.of(items, ops.shift(ops.subtract(newest, newest), MASK)));
  }

  @Override
  public <T> Flow<T> read(Pass<T> pass, ItemTable table, Flow<T> given) {
    Ops<T> ops = pass.ops();
    T items = given.require(Slot.ITEMS, "maskable ids");
    T shown = ops.binary(Binary.MAXIMUM, items, ops.integers(0));
    T hidden = ops.binary(Binary.LESS, items, ops.integers(0));
    T mask = pass.in("input").parameter("mask", Initial.normal(0.02), table.width());
    T vectors =
        ops.where(
            ops.reshape(hidden, Size.SAME, Size.SAME, Size.of(1)),
            mask,
            table.lookup(pass.in("items"), shown));
    T real = ops.unary(Unary.NOT, ops.binary(Binary.EQUAL, items, ops.integers(0)));
    return given.with(Slot.REAL, real).with(Slot.MAIN, vectors);
  }

  @Override
  public String label() {
    return "ids + mask";
  }
}
