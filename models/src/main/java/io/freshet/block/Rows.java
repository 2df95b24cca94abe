package io.freshet.block;

import io.freshet.tensor.Ops;
import io.freshet.tensor.Size;

/**
 * A sequence cut into rows of equal size from its newest position backwards: the last row is full,
 * the first may start with padding.
 *
 * @param size of a row
 */
record Rows(int size) {
  Rows {
    if (size < 1) {
      throw new IllegalArgumentException(
          "a row holds %d positions, expected at least 1".formatted(size));
    }
  }

  /** (B, L, D) to (B, rows, size, D). */
  <T> T cut(Ops<T> ops, T x, int width) {
    T whole = ops.padFront(x, 1, size);
    return ops.reshape(whole, Size.SAME, Size.REST, Size.of(size), Size.of(width));
  }

  /** A mask (B, L) to (B, rows, size). */
  <T> T cut(Ops<T> ops, T real) {
    return ops.reshape(ops.padFront(real, 1, size), Size.SAME, Size.REST, Size.of(size));
  }

  /** (B, rows, size, D) to (B, L, D), as long as the sequence it was cut from. */
  <T> T joined(Ops<T> ops, T rows, int width, T like) {
    T whole = ops.reshape(rows, Size.SAME, Size.REST, Size.of(width));
    return ops.lastLike(whole, 1, like);
  }

  int row(int position, int length) {
    return (position + missing(length)) / size;
  }

  int column(int position, int length) {
    return (position + missing(length)) % size;
  }

  /** Whether a cell holds a position, and not the padding before the first one. */
  boolean holds(int row, int column, int length) {
    return row * size + column >= missing(length);
  }

  private int missing(int length) {
    return Math.floorMod(-length, size);
  }
}
