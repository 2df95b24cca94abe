package io.freshet.block;

import io.freshet.tensor.Binary;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Unary;

/**
 * Items by their vectors, and queries, which all start from one learned vector, {@code mask} (D).
 * Everybody hears the items, and a query besides itself: VISIBLE, unless an objective says who
 * hears whom. A query after the last item is asked for the next one.
 */
public record InfillableIds() implements Input {
  private static final QueryableIds IDS = new QueryableIds();

  @Override
  public int places(int items) {
    return IDS.places(items);
  }

  @Override
  public Asked asks() {
    return Asked.QUERY;
  }

  @Override
  public <T> T asking(Pass<T> pass, T items) {
    return IDS.asking(pass, items);
  }

  @Override
  public <T> Flow<T> read(Pass<T> pass, ItemTable table, Flow<T> given) {
    Ops<T> ops = pass.ops();
    Flow<T> read = IDS.read(pass, table, given);
    T items = given.require(Slot.ITEMS, label());
    T known = read.require(Slot.REAL, label());
    T real = ops.unary(Unary.NOT, ops.binary(Binary.EQUAL, items, ops.integers(0)));
    Flow<T> whole = read.with(Slot.REAL, real);
    return given.find(Slot.VISIBLE) == null
        ? whole.with(Slot.VISIBLE, itemsAndOneself(ops, known))
        : whole;
  }

  /**
   * @param known (B, L) mask of items
   * @return (B, 1, L, L)
   */
  private static <T> T itemsAndOneself(Ops<T> ops, T known) {
    T place = ops.range(known, 1);
    T query = ops.reshape(place, Size.REST, Size.of(1));
    T oneself = ops.binary(Binary.EQUAL, query, ops.reshape(place, Size.of(1), Size.REST));
    T keys = ops.reshape(known, Size.SAME, Size.of(1), Size.of(1), Size.REST);
    return ops.binary(Binary.OR, keys, oneself);
  }

  @Override
  public String label() {
    return "ids + infilling query";
  }
}
