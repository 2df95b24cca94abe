package io.freshet.replay;

/** HR@10 and NDCG@10 over the events added so far. */
final class HitRate {
  static final int CUTOFF = 10;

  private long events;
  private long hits;
  private double gain;

  /**
   * @param rank of the item in the list, 0 at the top; {@link #CUTOFF} or more is a miss
   */
  void add(int rank) {
    events++;
    if (rank < CUTOFF) {
      hits++;
      gain += Math.log(2) / Math.log(rank + 2.0);
    }
  }

  long events() {
    return events;
  }

  double hr() {
    return events == 0 ? 0 : (double) hits / events;
  }

  double ndcg() {
    return events == 0 ? 0 : gain / events;
  }
}
