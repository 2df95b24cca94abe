package io.freshet.objective;

/**
 * One row to be filled in.
 *
 * @param items vocabulary indices as they are read, a history and what follows it
 * @param history how many of them are history
 * @param spans for each item that follows, from 0, where its span starts
 * @param targets the items that follow, as they are
 */
record Infilling(long[] items, int history, int[] spans, long[] targets) {
  int told() {
    return targets.length;
  }

  /**
   * Which items a position knows.
   *
   * @param at from 0: an item of the history or after it
   * @return so many of the oldest
   */
  int knownToItem(int at) {
    return Math.max(history, at + 1);
  }

  /**
   * @param told from 0, of the items that follow
   * @return what stands before its place
   */
  int knownToWord(int told) {
    return history + told;
  }

  /**
   * @param told from 0, of the items that follow
   * @return what stands before its span
   */
  int knownToSpan(int told) {
    return history + spans[told];
  }
}
