package io.freshet.statistics;

/**
 * Count, mean and spread of numbers seen one at a time (Welford, 1962), mergeable (Chan, Golub and
 * LeVeque, 1979).
 *
 * @param count of numbers
 * @param mean of them; 0 where there are none
 * @param squares sum of squared distances from the mean
 */
public record Moments(long count, double mean, double squares) {
  public static final Moments NONE = new Moments(0, 0, 0);

  public Moments {
    if (count < 0 || !(squares >= 0) || !Double.isFinite(mean)) {
      throw new IllegalArgumentException(
          "moments are count %d, mean %s, squares %s, expected count and squares of 0 or more"
              .formatted(count, mean, squares));
    }
  }

  /** Of numbers that are 0 or 1, so many of them 1. */
  public static Moments ofShare(long ones, long count) {
    if (ones < 0 || ones > count) {
      throw new IllegalArgumentException(
          "%d of %d are 1, expected 0 to all of them".formatted(ones, count));
    }
    double mean = count == 0 ? 0 : (double) ones / count;
    return new Moments(count, mean, count * mean * (1 - mean));
  }

  public Moments plus(double number) {
    long more = count + 1;
    double off = number - mean;
    double moved = mean + off / more;
    return new Moments(more, moved, squares + off * (number - moved));
  }

  public Moments and(Moments other) {
    if (other.count == 0) {
      return this;
    }
    long all = count + other.count;
    double off = other.mean - mean;
    double share = (double) other.count / all;
    return new Moments(
        all, mean + off * share, squares + other.squares + off * off * count * share);
  }

  /** Of the numbers, unbiased; not a number where there are fewer than two. */
  public double variance() {
    return count < 2 ? Double.NaN : squares / (count - 1);
  }
}
