package io.freshet.objective;

import java.util.SplittableRandom;

/**
 * How much of a picture is left, and how much noise is in it, at a moment between 0 and 1: along a
 * quarter of a circle, so that a picture of deviation 1 keeps it.
 */
public final class NoiseLevels {
  private NoiseLevels() {}

  /** What the picture is multiplied by. */
  public static double signal(double time) {
    return Math.cos(time * Math.PI / 2);
  }

  /** What noise of deviation 1 is multiplied by. */
  public static double noise(double time) {
    return Math.sin(time * Math.PI / 2);
  }

  /** Moments of a batch, spread evenly over all there are. */
  public static double[] moments(int rows, SplittableRandom random) {
    double[] moments = new double[rows];
    for (int row = 0; row < rows; row++) {
      moments[row] = (row + random.nextDouble()) / rows;
    }
    return moments;
  }
}
