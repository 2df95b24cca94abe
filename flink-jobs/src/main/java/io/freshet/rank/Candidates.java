package io.freshet.rank;

import java.util.function.LongPredicate;

/**
 * Items that may be recommended, best first. The arrays belong to the list of one request and are
 * changed in place by the stages; what the pool knows of an item is read when a stage asks, because
 * most candidates are never looked at.
 */
// per record
public final class Candidates {
  private final ItemPool pool;
  private final int[] items;
  private final float[] scores;
  private int size;
  private int looked;

  /**
   * @param pool that the indices belong to
   */
  public Candidates(ItemPool pool, int capacity) {
    this.pool = pool;
    items = new int[capacity];
    scores = new float[capacity];
  }

  /** Nothing to recommend. */
  public static Candidates none() {
    return new Candidates(new GatheredItems(), 0);
  }

  /** Appends an item that is no better than the ones before it. */
  public void add(int item, float score) {
    items[size] = item;
    scores[size] = score;
    size++;
  }

  public int size() {
    return size;
  }

  /** Whether there is no room for one more. */
  public boolean isFull() {
    return size == items.length;
  }

  public String id(int position) {
    return pool.id(items[position]);
  }

  public long hash(int position) {
    return pool.hash(items[position]);
  }

  public float score(int position) {
    return scores[position];
  }

  /** How many the stages looked at. */
  public int looked() {
    return looked;
  }

  /** Keeps the candidates whose hash passes, in their order. */
  void keepIf(LongPredicate passes) {
    looked = Math.max(looked, size);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (passes.test(hash(i))) {
        move(i, kept++);
      }
    }
    size = kept;
  }

  /** Overwrites one candidate by a later one. */
  void move(int from, int to) {
    items[to] = items[from];
    scores[to] = scores[from];
  }

  /** Keeps the first ones, which are those that pass among so many. */
  void keepFirst(int count, int among) {
    looked = Math.max(looked, among);
    keepFirst(count);
  }

  void keepFirst(int count) {
    size = Math.min(size, count);
  }
}
