package io.freshet.evaluate;

/** Popularity, so small that it only orders items that nothing else tells apart. */
final class Backfill {
  private static final float SMALL = 1e-6f;

  private final int[] times;

  Backfill(int items) {
    this.times = new int[items];
  }

  void count(int item) {
    times[item]++;
  }

  int times(int item) {
    return times[item];
  }

  /** (V) a fresh array. */
  float[] scores() {
    float[] scores = new float[times.length];
    for (int item = 0; item < scores.length; item++) {
      scores[item] = SMALL * times[item];
    }
    return scores;
  }
}
