package io.freshet.block;

import io.freshet.tensor.Flow;
import io.freshet.tensor.Initial;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Span;

/**
 * Maskable items, and at every position a vector of the task that is asked, {@code task} (T, D).
 * When it serves that is the first one.
 *
 * @param tasks T
 */
public record TaskIds(int tasks) implements Input {
  private static final MaskableIds ITEMS = new MaskableIds();

  @Override
  public int places(int items) {
    return ITEMS.places(items);
  }

  @Override
  public Asked asks() {
    return Asked.HIDDEN_ITEM;
  }

  @Override
  public <T> T asking(Pass<T> pass, T items) {
    return ITEMS.asking(pass, items);
  }

  @Override
  public <T> Flow<T> read(Pass<T> pass, ItemTable table, Flow<T> given) {
    Ops<T> ops = pass.ops();
    int width = table.width();
    T all = pass.in("input").parameter("task", Initial.normal(0.02), tasks, width);
    T asked = given.find(Slot.TASK);
    T vector =
        asked == null
            ? ops.slice(all, 0, Span.of(0, 1))
            : ops.reshape(ops.gather(all, asked), Size.SAME, Size.of(1), Size.of(width));
    Flow<T> read = ITEMS.read(pass, table, given);
    return read.with(Slot.MAIN, ops.add(read.require(Slot.MAIN, label()), vector));
  }

  @Override
  public String label() {
    return "ids + mask + task(%d)".formatted(tasks);
  }
}
