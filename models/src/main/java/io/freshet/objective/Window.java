package io.freshet.objective;

/**
 * A stretch of one user's items, what an objective makes a row of.
 *
 * @param sequence the user's items, 0-based, oldest first; shared, never written
 * @param from first item of the stretch
 * @param to after its last item
 */
public record Window(int[] sequence, int from, int to) {
  /** How many of its items have one before them. */
  public int length() {
    return to - from - 1;
  }

  public int items() {
    return to - from;
  }
}
