package io.freshet.evaluate;

/**
 * A recommender made of counts: the line every model must beat. It counts what it is shown, so one
 * that is shown nothing more stays frozen, and one that sees every event keeps counting.
 */
public interface Floor extends Recommender {
  /**
   * Counts one event.
   *
   * @param history items its user met before, oldest first
   * @param item what came next
   * @param atMillis event time; a floor that reads it wants it never to fall
   */
  void observe(int[] history, int item, long atMillis);
}
