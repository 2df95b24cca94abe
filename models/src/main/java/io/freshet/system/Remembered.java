package io.freshet.system;

import io.freshet.block.FlowAttention;
import io.freshet.tensor.Binary;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Span;
import io.freshet.tensor.Taps;
import java.util.ArrayList;
import java.util.List;

/**
 * What is kept of items that were read, so that they need not be read again.
 *
 * @param blocks keys and values (B, M, 2 D), block by block, or nothing
 * @param real masks (B, …), one for each step that read
 */
record Remembered<T>(List<T> blocks, List<T> real) {
  static <T> Remembered<T> nothing() {
    return new Remembered<>(List.of(), List.of());
  }

  /** What a step reads, and what came before it. */
  Flow<T> before(Ops<T> ops, Flow<T> step) {
    if (blocks.isEmpty()) {
      return step;
    }
    Flow<T> both = step.with(Slot.REMEMBERED, ops.concat(1, real));
    for (int block = 0; block < blocks.size(); block++) {
      both = both.with(Slot.MEMORY.at(block), blocks.get(block));
    }
    return both;
  }

  /**
   * @param read (B, S) items of a step
   * @param kept of these items
   */
  Remembered<T> and(Ops<T> ops, T read, List<T> kept) {
    List<T> longer = new ArrayList<>();
    for (int block = 0; block < kept.size(); block++) {
      T newest = kept.get(block);
      longer.add(blocks.isEmpty() ? newest : ops.concat(1, List.of(blocks.get(block), newest)));
    }
    List<T> more = new ArrayList<>(real);
    more.add(ops.binary(Binary.LESS, ops.integers(0), read));
    return new Remembered<>(List.copyOf(longer), List.copyOf(more));
  }

  /** Hears what blocks keep. */
  record Kept<T>(List<T> blocks) implements Taps<T> {
    @Override
    public boolean wants(String path) {
      return path.endsWith(FlowAttention.KEPT);
    }

    @Override
    public void put(String path, T value) {
      blocks.add(value);
    }

    /** Without the queries, which stand last and are forgotten. */
    List<T> ofItems(Ops<T> ops, int queries) {
      return blocks.stream().map(kept -> ops.slice(kept, 1, Span.of(0, -queries))).toList();
    }
  }
}
