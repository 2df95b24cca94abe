package io.freshet.block;

import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;

/**
 * Items by their vectors, and after the last one the place of the next, which starts from one
 * learned vector, {@code mask} (D). While it learns, NEXT (B) tells what comes there: its vector is
 * CLEAN (B, 1, D).
 */
public record NoisyIds() implements Input {
  private static final MaskableIds IDS = new MaskableIds();

  @Override
  public int places(int items) {
    return IDS.places(items);
  }

  @Override
  public Asked asks() {
    return Asked.HIDDEN_ITEM;
  }

  @Override
  public <T> T asking(Pass<T> pass, T items) {
    return IDS.asking(pass, items);
  }

  @Override
  public <T> Flow<T> read(Pass<T> pass, ItemTable table, Flow<T> given) {
    Flow<T> read = IDS.read(pass, table, given);
    T next = given.find(Slot.NEXT);
    if (next == null) {
      return read;
    }
    T column = pass.ops().reshape(next, Size.SAME, Size.of(1));
    return read.with(Slot.CLEAN, table.lookup(pass.in("items"), column));
  }

  @Override
  public String label() {
    return "ids + noise";
  }
}
