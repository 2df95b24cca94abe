package io.freshet.evaluate;

import io.freshet.data.CountMatrix;

/**
 * What came soon after the last item, in anyone's history. An item one, two or three places later
 * counts {@code 1 / log2(distance + 1)}; popularity orders what never came after it.
 */
public final class LastItemCooccurrence implements Floor {
  private static final int WINDOW = 3;

  private final CountMatrix followed;
  private final Backfill backfill;

  /**
   * @param items V
   */
  public LastItemCooccurrence(int items) {
    this.followed = new CountMatrix(items);
    this.backfill = new Backfill(items);
  }

  @Override
  public String name() {
    return "co-occurrence of the last item";
  }

  @Override
  public void observe(int[] history, int item, long atMillis) {
    backfill.count(item);
    for (int distance = 1; distance <= Math.min(WINDOW, history.length); distance++) {
      float nearness = (float) (Math.log(2) / Math.log(distance + 1));
      followed.add(history[history.length - distance], item, nearness);
    }
  }

  @Override
  public float[] scores(int[] history) {
    float[] scores = backfill.scores();
    if (history.length > 0) {
      followed.addRow(history[history.length - 1], 1, scores);
    }
    return scores;
  }
}
