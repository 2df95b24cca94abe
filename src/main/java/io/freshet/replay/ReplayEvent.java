package io.freshet.replay;

/**
 * One event of a data set in the order of time, with what was known just before it.
 *
 * @param row of the log
 * @param user 0-based
 * @param item 0-based: what is to be predicted
 * @param history items of the user before it, oldest first
 * @param previousRow the user's event before it, or {@link #NONE}
 * @param atMillis event time
 * @param strictlyLater whether it is later than the user's event before it, or the first
 * @param heldOut whether it lies behind the cut, and so is scored
 */
record ReplayEvent(
    int row,
    int user,
    int item,
    int[] history,
    int previousRow,
    long atMillis,
    boolean strictlyLater,
    boolean heldOut) {
  static final int NONE = -1;

  /** Whether the user had met the item before. */
  boolean repeat() {
    for (int seen : history) {
      if (seen == item) {
        return true;
      }
    }
    return false;
  }
}
