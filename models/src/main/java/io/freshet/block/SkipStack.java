package io.freshet.block;

import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * The same kind of block an odd number of times, in the shape of a U: what comes out of the first
 * is handed to the last, of the second to the last but one, and so on to both sides of the middle.
 * A block that is handed something reads a map of both, {@code join/weight} (2 D, D).
 *
 * @param block what is repeated
 * @param width D
 * @param pairs blocks on each side of the middle
 * @param cut pairs, from 0 for the outermost, where zeros are handed instead: to see what they do
 */
public record SkipStack(Wrapper block, int width, int pairs, Set<Integer> cut) implements Body {
  public SkipStack {
    if (pairs < 1) {
      throw new IllegalArgumentException(
          "a stack with skips has %d pairs of blocks, expected at least 1".formatted(pairs));
    }
    cut = Set.copyOf(cut);
  }

  public static SkipStack of(Wrapper block, int width, int pairs) {
    return new SkipStack(block, width, pairs, Set.of());
  }

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Deque<T> handed = new ArrayDeque<>();
    Flow<T> flow = in;
    for (int pair = 0; pair < pairs; pair++) {
      flow = settled(pass, block.apply(pass.in("down" + pair), flow));
      handed.push(flow.get(Slot.MAIN, this));
    }
    flow = settled(pass, block.apply(pass.in("middle"), flow));
    for (int pair = pairs - 1; pair >= 0; pair--) {
      Pass<T> up = pass.in("up" + pair);
      T joined = joined(up, flow.get(Slot.MAIN, this), skip(pass.ops(), pair, handed.pop()));
      flow = settled(pass, block.apply(up, flow.with(Slot.MAIN, joined)));
    }
    return flow;
  }

  private <T> T joined(Pass<T> pass, T main, T skip) {
    T both = pass.ops().concat(2, List.of(main, skip));
    return new Linear(2 * width, width).apply(pass.in("join"), both);
  }

  private <T> T skip(Ops<T> ops, int pair, T handed) {
    return cut.contains(pair) ? ops.scale(handed, 0) : handed;
  }

  /** With nothing left to add. */
  private <T> Flow<T> settled(Pass<T> pass, Flow<T> flow) {
    T pending = flow.find(Slot.PENDING);
    if (pending == null) {
      return flow;
    }
    T sum = pass.ops().add(flow.get(Slot.MAIN, this), pending);
    return flow.without(Slot.PENDING).with(Slot.MAIN, sum);
  }

  @Override
  public List<Mixer> mixers() {
    return Collections.nCopies(2 * pairs + 1, block.mixer());
  }

  @Override
  public String label() {
    return "%d x %s, skips".formatted(2 * pairs + 1, block.label());
  }
}
