package io.freshet.block;

import io.freshet.tensor.Weights;

/**
 * How fast each head forgets: its half-lives run from one position, or less, to {@code slowest},
 * each the same times the one before.
 *
 * @param heads H
 * @param slowest positions after which the last head has half of something left
 */
public record Fading(int heads, double slowest) {
  /**
   * So fast that, of what stood {@code longest} positions back, what is left is lost in the
   * rounding of a float, also where several blocks pass it on.
   */
  public static Fading within(int longest, int heads, int depth) {
    return new Fading(heads, longest / (20.0 + 2 * depth));
  }

  /** What is left of something after so many positions. */
  double left(int head, int positions) {
    double fastest = heads == 1 ? slowest : Math.min(1, slowest);
    double part = heads == 1 ? 0 : (double) head / (heads - 1);
    return Math.pow(2, -positions / (fastest * Math.pow(slowest / fastest, part)));
  }

  /** (H, 1, 1): what is left after one position. */
  Weights step() {
    float[] step = new float[heads];
    for (int head = 0; head < heads; head++) {
      step[head] = (float) left(head, 1);
    }
    return Weights.of(step, heads, 1, 1);
  }
}
