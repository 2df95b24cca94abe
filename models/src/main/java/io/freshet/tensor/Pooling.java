package io.freshet.tensor;

/**
 * One number for each window of each channel. What lies outside the picture does not count.
 *
 * @param x (B, C, H, W)
 * @param size of a window on both axes
 * @param stride steps from one window to the next
 * @param padding how far windows reach over each side, at most half their size
 */
public record Pooling<T>(T x, Kind kind, int size, int stride, int padding) {
  /** What becomes of a window. */
  public enum Kind {
    MAX,
    MEAN
  }

  public Pooling {
    if (padding * 2 > size) {
      throw new IllegalArgumentException(
          "padding is %d, expected at most half of size, which is %d".formatted(padding, size));
    }
  }

  /** Windows side by side, none over the side of a picture. */
  public static <T> Pooling<T> of(T x, Kind kind, int size) {
    return new Pooling<>(x, kind, size, size, 0);
  }

  /** The size of an axis of what comes out, from that of x. */
  public long places(long extent) {
    return (extent + 2L * padding - size) / stride + 1;
  }
}
