package io.freshet.objective;

import io.freshet.data.ItemEntities;

/**
 * What a batch may draw from.
 *
 * @param seed of everything that is drawn
 * @param popularity (V) how often each item was met
 * @param progress of the run, from 0 to 1
 * @param entities what the items are
 */
public record Draw(long seed, long[] popularity, double progress, ItemEntities entities) {
  /** From items of which nothing is known but how often they were met. */
  public Draw(long seed, long[] popularity, double progress) {
    this(seed, popularity, progress, ItemEntities.none(popularity.length));
  }

  /** At the end of a run, from items that nobody has met. */
  public Draw(long seed, int items) {
    this(seed, new long[items], 1);
  }

  /** The same for something else. */
  Draw with(long other) {
    return new Draw(other, popularity, progress, entities);
  }

  /** V, of the catalogue. */
  public int items() {
    return popularity.length;
  }
}
