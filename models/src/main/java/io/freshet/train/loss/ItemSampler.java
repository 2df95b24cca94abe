package io.freshet.train.loss;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Draws items with replacement, each with a chance that follows a power of its popularity. */
final class ItemSampler {
  private final double[] cumulative;

  /**
   * @param popularity (V)
   * @param power 0 for equal chances, 1 for chances that follow popularity
   */
  ItemSampler(long[] popularity, double power) {
    this.cumulative = new double[popularity.length];
    double sum = 0;
    for (int item = 0; item < popularity.length; item++) {
      sum += power == 0 ? 1 : Math.pow(popularity[item] + 1.0, power);
      cumulative[item] = sum;
    }
  }

  /** Vocabulary indices, 1 to V. */
  long[] draw(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double total = cumulative[cumulative.length - 1];
    long[] drawn = new long[count];
    for (int i = 0; i < count; i++) {
      int at = Arrays.binarySearch(cumulative, random.nextDouble() * total);
      drawn[i] = Math.min(cumulative.length, (at < 0 ? -at - 1 : at + 1) + 1L);
    }
    return drawn;
  }

  /** (V + 1) log of the expected count of each item among so many draws; row 0 is 0. */
  float[] logExpected(int draws) {
    double total = cumulative[cumulative.length - 1];
    float[] expected = new float[cumulative.length + 1];
    for (int item = 0; item < cumulative.length; item++) {
      double chance = (cumulative[item] - (item == 0 ? 0 : cumulative[item - 1])) / total;
      expected[item + 1] = (float) Math.log(chance * draws);
    }
    return expected;
  }
}
