package io.freshet.train;

/**
 * A stretch of one user's items: every one but the last is read, every one but the first is to be
 * predicted.
 *
 * @param sequence the user's items, 0-based, oldest first; shared, never written
 * @param from first item of the stretch
 * @param to after its last item
 */
public record Window(int[] sequence, int from, int to) {
  /** How many positions it takes in a batch. */
  public int length() {
    return to - from - 1;
  }
}
