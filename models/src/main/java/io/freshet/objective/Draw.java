package io.freshet.objective;

/**
 * What a batch may draw from.
 *
 * @param seed of everything that is drawn
 * @param popularity (V) how often each item was met
 * @param progress of the run, from 0 to 1
 */
public record Draw(long seed, long[] popularity, double progress) {
  /** At the end of a run, from items that nobody has met. */
  public Draw(long seed, int items) {
    this(seed, new long[items], 1);
  }

  /** V, of the catalogue. */
  public int items() {
    return popularity.length;
  }
}
