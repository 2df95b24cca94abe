package io.freshet.block;

import io.freshet.tensor.Binary;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;

/** Items by their vectors. The state of the last item is asked for the next one. */
public record Ids() implements Input {
  @Override
  public int places(int items) {
    return items;
  }

  @Override
  public Asked asks() {
    return Asked.LAST_STATE;
  }

  @Override
  public <T> T asking(Pass<T> pass, T items) {
    return items;
  }

  @Override
  public <T> Flow<T> read(Pass<T> pass, ItemTable table, Flow<T> given) {
    Ops<T> ops = pass.ops();
    T items = given.require(Slot.ITEMS, "ids");
    T real = ops.binary(Binary.LESS, ops.integers(0), items);
    return given.with(Slot.REAL, real).with(Slot.MAIN, table.lookup(pass.in("items"), items));
  }

  @Override
  public String label() {
    return "ids";
  }
}
