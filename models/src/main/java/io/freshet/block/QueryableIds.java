package io.freshet.block;

import io.freshet.tensor.Binary;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;

/**
 * Items by their vectors, and queries, which ask and are never asked: all start from one learned
 * vector, {@code mask} (D). A query after the last item is asked for the next one.
 */
public record QueryableIds() implements Input {
  /** Stands where a query is. */
  public static final int QUERY = MaskableIds.MASK;

  private static final MaskableIds HIDDEN = new MaskableIds();

  @Override
  public int places(int items) {
    return items + 1;
  }

  @Override
  public Asked asks() {
    return Asked.QUERY;
  }

  @Override
  public <T> T asking(Pass<T> pass, T items) {
    return HIDDEN.asking(pass, items);
  }

  @Override
  public <T> Flow<T> read(Pass<T> pass, ItemTable table, Flow<T> given) {
    Ops<T> ops = pass.ops();
    T items = given.require(Slot.ITEMS, "queryable ids");
    T real = ops.binary(Binary.LESS, ops.integers(0), items);
    return HIDDEN.read(pass, table, given).with(Slot.REAL, real);
  }

  @Override
  public String label() {
    return "ids + query";
  }
}
