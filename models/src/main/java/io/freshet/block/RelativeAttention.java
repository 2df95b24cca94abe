package io.freshet.block;

import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Visibility;
import io.freshet.tensor.Visibility.Order;
import java.util.Set;

/**
 * Every position asks every position it may see, by content and distance: {@link RelativeScores}.
 * Uses REAL and VISIBLE where the flow has them. Where it has a MEMORY, that is what stood before
 * the sequence: it is only read, and VISIBLE tells of it first.
 *
 * @param width D
 * @param heads H
 */
public record RelativeAttention(int width, int heads) implements Mixer {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    T main = in.get(Slot.MAIN, this);
    pass.tap(RecurrentAttention.STATES, main);
    T memory = in.find(Slot.MEMORY);
    T all = memory == null ? main : RelativeScores.after(pass, memory, main);
    T visible = in.find(Slot.VISIBLE);
    Visibility<T> visibility =
        Visibility.<T>of(Order.BOTH_WAYS)
            .withRealKeys(memory == null ? in.find(Slot.REAL) : RelativeScores.realAfter(pass, in))
            .withVisible(visible == null ? null : RelativeScores.queriesRead(pass, visible));
    RelativeScores.Keys<T> keys = new RelativeScores.Keys<>(all, in.get(Slot.DISTANCES, this));
    T mixed = new RelativeScores(width, heads).attend(pass, in, keys, visibility);
    return in.with(Slot.MAIN, mixed);
  }

  @Override
  public Set<Slot> asksOfPositions() {
    return Set.of(Slot.OFFSETS, Slot.DISTANCES);
  }

  @Override
  public Set<Mode> modes() {
    return Mode.ofVisible();
  }

  @Override
  public boolean reaches(int from, int to, int length) {
    return true;
  }

  @Override
  public double flops(int length) {
    return 12.0 * length * width * width + 8.0 * length * length * width;
  }

  @Override
  public String label() {
    return "relative(%d)".formatted(heads);
  }
}
