package io.freshet.evaluate;

import io.freshet.data.CountMatrix;

/**
 * What came after each of the last 20 items, in anyone's history, nearer ones counting more: 0.8
 * per place both when counting and when asking. An item speaks with the weight {@code 1 /
 * sqrt(times met)}, so that popular ones do not drown the rest; popularity orders what is left.
 */
public final class DecayedCooccurrence implements Floor {
  private static final int REACH = 20;
  private static final double DECAY = 0.8;

  private final CountMatrix followed;
  private final Backfill backfill;

  /**
   * @param items V
   */
  public DecayedCooccurrence(int items) {
    this.followed = new CountMatrix(items);
    this.backfill = new Backfill(items);
  }

  @Override
  public String name() {
    return "decayed co-occurrence";
  }

  @Override
  public void observe(int[] history, int item, long atMillis) {
    backfill.count(item);
    double nearness = 1;
    for (int distance = 1; distance <= Math.min(REACH, history.length); distance++) {
      followed.add(history[history.length - distance], item, (float) nearness);
      nearness *= DECAY;
    }
  }

  @Override
  public float[] scores(int[] history) {
    float[] scores = backfill.scores();
    double nearness = 1;
    for (int distance = 1; distance <= Math.min(REACH, history.length); distance++) {
      int item = history[history.length - distance];
      double times = Math.max(1, backfill.times(item));
      followed.addRow(item, (float) (nearness / Math.sqrt(times)), scores);
      nearness *= DECAY;
    }
    return scores;
  }
}
