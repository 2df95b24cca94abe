package io.freshet.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Vectors as an encoder makes them: of some kinds of items, each its own way from the middle of its
 * kind.
 *
 * @param width D
 * @param kinds of items
 */
record LookAlikes(int width, int kinds) {
  private static final double SPREAD = 0.5;

  /** The same numbers for the same seed; the middles of the kinds do not depend on it. */
  List<float[]> draw(int count, long seed) {
    float[][] middles = new float[kinds][];
    SplittableRandom fixed = new SplittableRandom(1);
    for (int kind = 0; kind < kinds; kind++) {
      middles[kind] = around(new float[width], 1, fixed);
    }
    SplittableRandom random = new SplittableRandom(seed);
    List<float[]> drawn = new ArrayList<>();
    for (int item = 0; item < count; item++) {
      drawn.add(around(middles[random.nextInt(kinds)], SPREAD, random));
    }
    return drawn;
  }

  private static float[] around(float[] middle, double deviation, SplittableRandom random) {
    float[] vector = new float[middle.length];
    for (int at = 0; at < vector.length; at++) {
      vector[at] = (float) (middle[at] + deviation * random.nextGaussian());
    }
    return vector;
  }
}
