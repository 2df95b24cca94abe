package io.freshet.objective;

import java.util.Arrays;

/**
 * Which positions of a batch are shown, where the others are left out.
 *
 * @param shown V, of the row that shows most
 * @param seen (B, V) row-major, their columns, padded on the left with -1
 * @param stands (B, L) row-major, where each position stands among those shown; one that is not, at
 *     V and its column
 */
public record Revealed(int shown, long[] seen, long[] stands) {
  /** Nothing is left out. */
  public static final Revealed ALL = new Revealed(0, new long[0], new long[0]);

  public boolean isAll() {
    return stands.length == 0;
  }

  /**
   * @param hidden (B, L) row-major
   * @param items (B, L) row-major, 0 where there is none
   */
  static Revealed of(boolean[] hidden, long[] items, int rows) {
    int length = items.length / rows;
    int[] counts = new int[rows];
    int most = 1;
    for (int at = 0; at < items.length; at++) {
      counts[at / length] += items[at] != 0 && !hidden[at] ? 1 : 0;
      most = Math.max(most, counts[at / length]);
    }
    long[] seen = new long[rows * most];
    Arrays.fill(seen, -1);
    long[] stands = new long[items.length];
    for (int row = 0; row < rows; row++) {
      int place = most - counts[row];
      for (int column = 0; column < length; column++) {
        int at = row * length + column;
        if (items[at] != 0 && !hidden[at]) {
          seen[row * most + place] = column;
          stands[at] = place++;
        } else {
          stands[at] = (long) most + column;
        }
      }
    }
    return new Revealed(most, seen, stands);
  }
}
