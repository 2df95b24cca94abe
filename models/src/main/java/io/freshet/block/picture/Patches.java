package io.freshet.block.picture;

import io.freshet.tensor.Ops;
import io.freshet.tensor.Size;

/**
 * A picture cut into squares that do not overlap, row by row.
 *
 * @param channels C
 * @param down rows of squares
 * @param across squares of a row
 * @param size of a square, in pixels on each side
 */
public record Patches(int channels, int down, int across, int size) {
  /**
   * @throws IllegalArgumentException when the squares do not fill the picture
   */
  public static Patches of(int channels, int height, int width, int size) {
    if (height % size != 0 || width % size != 0) {
      throw new IllegalArgumentException(
          "patch is %d, expected a divisor of height %d and of width %d"
              .formatted(size, height, width));
    }
    return new Patches(channels, height / size, width / size, size);
  }

  /** N. */
  public int count() {
    return down * across;
  }

  /** Numbers in a square, P = C x size x size. */
  public int values() {
    return channels * size * size;
  }

  /** (B, C, H, W) to (B, N, P): of each square its channels, of each channel its rows. */
  public <T> T cut(Ops<T> ops, T pictures) {
    T squares =
        ops.reshape(
            pictures,
            Size.SAME,
            Size.of(channels),
            Size.of(down),
            Size.of(size),
            Size.of(across),
            Size.of(size));
    T together = ops.transpose(squares, 0, 2, 4, 1, 3, 5);
    return ops.reshape(together, Size.SAME, Size.of(count()), Size.of(values()));
  }

  /** (B, N, P) to (B, C, H, W): what {@link #cut} undoes. */
  public <T> T whole(Ops<T> ops, T squares) {
    T apart =
        ops.reshape(
            squares,
            Size.SAME,
            Size.of(down),
            Size.of(across),
            Size.of(channels),
            Size.of(size),
            Size.of(size));
    T placed = ops.transpose(apart, 0, 3, 1, 4, 2, 5);
    return ops.reshape(
        placed,
        Size.SAME,
        Size.of(channels),
        Size.of((long) down * size),
        Size.of((long) across * size));
  }
}
