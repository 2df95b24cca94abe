package io.freshet.objective;

import java.util.Arrays;

/**
 * A stretch of one user's items, what an objective makes a row of.
 *
 * @param sequence the user's items, 0-based, oldest first; shared, never written
 * @param sessions of these items, as {@link io.freshet.data.Sessions} numbers them; shared, never
 *     written
 * @param from first item of the stretch
 * @param to after its last item
 */
public record Window(int[] sequence, int[] sessions, int from, int to) {
  /** Of items of which no session is known. */
  public static Window of(int[] sequence, int from, int to) {
    return new Window(sequence, new int[0], from, to);
  }

  /** How many of its items have one before them. */
  public int length() {
    return to - from - 1;
  }

  public int items() {
    return to - from;
  }

  /** Vocabulary indices of its items, the oldest few left out. */
  long[] vocabulary(int leftOut) {
    return Arrays.stream(sequence, from + leftOut, to).mapToLong(item -> item + 1L).toArray();
  }

  /**
   * Whether an item of the stretch belongs with the one before it.
   *
   * @param at from 1
   */
  boolean continues(int at) {
    return sessions.length > 0 && sessions[from + at] == sessions[from + at - 1];
  }
}
