package io.freshet.tensor;

/**
 * A range of one axis; negative bounds count from the end.
 *
 * @param from first index
 * @param to one after the last index
 */
public record Span(long from, long to) {
  /** Stands for the end of an axis whose size is not known. */
  public static final long END = Long.MAX_VALUE;

  public static final Span LAST = new Span(-1, END);

  public static Span of(long from, long to) {
    return new Span(from, to);
  }

  /** First index on an axis of this size. */
  public long start(long size) {
    return clamp(from, size);
  }

  /** One after the last index on an axis of this size. */
  public long stop(long size) {
    return clamp(to, size);
  }

  private static long clamp(long bound, long size) {
    return Math.max(0, Math.min(size, bound < 0 ? bound + size : bound));
  }
}
