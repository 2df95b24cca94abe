package io.freshet.rank;

import java.util.function.LongPredicate;

/**
 * Items that may be recommended, best first. The arrays belong to the list of one request and are
 * changed in place by the stages.
 */
// per record
public final class Candidates {
  private final String[] ids;
  private final long[] hashes;
  private final float[] scores;
  private int size;

  public Candidates(int capacity) {
    ids = new String[capacity];
    hashes = new long[capacity];
    scores = new float[capacity];
  }

  /** Appends an item that is no better than the ones before it. */
  public void add(String id, long hash, float score) {
    ids[size] = id;
    hashes[size] = hash;
    scores[size] = score;
    size++;
  }

  public int size() {
    return size;
  }

  /** Whether there is no room for one more. */
  public boolean isFull() {
    return size == ids.length;
  }

  public String id(int position) {
    return ids[position];
  }

  public long hash(int position) {
    return hashes[position];
  }

  public float score(int position) {
    return scores[position];
  }

  /** Keeps the candidates whose hash passes, in their order. */
  void keepIf(LongPredicate passes) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (passes.test(hashes[i])) {
        move(i, kept++);
      }
    }
    size = kept;
  }

  /** Overwrites one candidate by a later one. */
  void move(int from, int to) {
    ids[to] = ids[from];
    hashes[to] = hashes[from];
    scores[to] = scores[from];
  }

  void keepFirst(int count) {
    size = Math.min(size, count);
  }
}
