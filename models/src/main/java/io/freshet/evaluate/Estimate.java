package io.freshet.evaluate;

/**
 * A mean and how far it may be off.
 *
 * @param mean of the sample
 * @param standardError of the mean; 0 for a sample of one
 */
public record Estimate(double mean, double standardError) {
  /** Of values given by their number, sum and sum of squares. */
  static Estimate of(long count, double sum, double squares) {
    if (count == 0) {
      return new Estimate(0, 0);
    }
    double mean = sum / count;
    if (count == 1) {
      return new Estimate(mean, 0);
    }
    double variance = Math.max(0, (squares - count * mean * mean) / (count - 1));
    return new Estimate(mean, Math.sqrt(variance / count));
  }

  /** Of answers of which each is right or wrong. */
  public static Estimate ofShare(boolean[] right) {
    double[] values = new double[right.length];
    for (int at = 0; at < right.length; at++) {
      values[at] = right[at] ? 1 : 0;
    }
    return of(values);
  }

  static Estimate of(double[] values) {
    double sum = 0;
    double squares = 0;
    for (double value : values) {
      sum += value;
      squares += value * value;
    }
    return of(values.length, sum, squares);
  }
}
