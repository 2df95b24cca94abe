package io.freshet.block;

import io.freshet.tensor.Flow;
import io.freshet.tensor.Initial;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Phase;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Span;
import io.freshet.tensor.Weights;
import java.util.List;

/**
 * Maskable items, and at every position a vector of the task that is asked, {@code task} (T - 1,
 * D). The first task, which serves, has none: what all positions share, their own vectors tell as
 * well, and one more that every step moves grows over the items before they are learned.
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
    Flow<T> read = ITEMS.read(pass, table, given);
    T asked = given.find(Slot.TASK);
    if (asked == null && pass.phase() instanceof Phase.Inference) {
      return read;
    }
    Ops<T> ops = pass.ops();
    T all = vectors(pass, table.width());
    T vector =
        asked == null
            ? ops.slice(all, 0, Span.of(0, 1))
            : ops.reshape(ops.gather(all, asked), Size.SAME, Size.of(1), Size.of(table.width()));
    return read.with(Slot.MAIN, ops.add(read.require(Slot.MAIN, label()), vector));
  }

  /** (T, D), zeros first. */
  private <T> T vectors(Pass<T> pass, int width) {
    T none = pass.ops().constant(Weights.of(new float[width], 1, width));
    T others = pass.in("input").parameter("task", Initial.normal(0.02), tasks - 1L, width);
    return pass.ops().concat(0, List.of(none, others));
  }

  @Override
  public String label() {
    return "ids + mask + task(%d)".formatted(tasks);
  }
}
