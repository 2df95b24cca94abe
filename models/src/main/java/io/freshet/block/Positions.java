package io.freshet.block;

import io.freshet.tensor.Block;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Slot;
import java.util.Set;

/** Tells a model in which order items stand. Counted from the newest, so padding shifts nothing. */
public interface Positions extends Block, Part {
  /** The longest sequence, in items. */
  int longest();

  /** What it tells mixers beside MAIN and what they may do without. */
  default Set<Slot> gives() {
    return Set.of();
  }

  /** Whether it reads AGES where an objective gives them. */
  default boolean readsAges() {
    return false;
  }

  /** (L) int64: L - 1 for the oldest down to 0 for the newest. */
  static <T> T ages(Ops<T> ops, T items) {
    return ops.subtract(ops.shift(ops.size(items, 1), -1), ops.range(items, 1));
  }
}
