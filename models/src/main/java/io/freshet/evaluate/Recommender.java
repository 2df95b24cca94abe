package io.freshet.evaluate;

/** Anything that scores the whole catalogue for one history. */
public interface Recommender {
  /** How tables of results call it. */
  String name();

  /**
   * One score per item, higher is better.
   *
   * @param history items the user met, oldest first, 0-based
   * @return (V) a fresh array
   */
  float[] scores(int[] history);
}
