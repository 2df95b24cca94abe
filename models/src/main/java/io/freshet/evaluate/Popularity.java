package io.freshet.evaluate;

/** How often each item was met, by anyone, ever. */
public final class Popularity implements Floor {
  private final float[] counts;

  /**
   * @param items V
   */
  public Popularity(int items) {
    this.counts = new float[items];
  }

  @Override
  public String name() {
    return "popularity";
  }

  @Override
  public void observe(int[] history, int item, long atMillis) {
    counts[item]++;
  }

  @Override
  public float[] scores(int[] history) {
    return counts.clone();
  }
}
