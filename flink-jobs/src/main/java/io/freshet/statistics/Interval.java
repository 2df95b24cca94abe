package io.freshet.statistics;

/** From low to high, both of which may be infinite. */
public record Interval(double low, double high) {
  /** Where nothing can be said yet. */
  public static final Interval EVERYTHING =
      new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "an interval goes from %s to %s, expected the lower first".formatted(low, high));
    }
  }

  static Interval around(double middle, double halfWidth) {
    return new Interval(middle - halfWidth, middle + halfWidth);
  }

  public boolean holds(double value) {
    return low <= value && value <= high;
  }
}
