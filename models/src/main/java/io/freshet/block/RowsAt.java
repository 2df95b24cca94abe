package io.freshet.block;

import io.freshet.tensor.Ops;
import io.freshet.tensor.Size;

/** Takes rows of each of a batch by their numbers. */
public final class RowsAt {
  private RowsAt() {}

  /**
   * @param x (B, N, W)
   * @param rows (B, V) int64
   * @param width W
   * @return (B, V, W)
   */
  public static <T> T of(Ops<T> ops, T x, T rows, int width) {
    T column = ops.reshape(rows, Size.SAME, Size.SAME, Size.of(1));
    return ops.gatherAlong(x, 1, ops.add(column, ops.integers(new long[width])));
  }
}
