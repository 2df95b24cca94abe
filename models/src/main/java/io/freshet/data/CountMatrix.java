package io.freshet.data;

import java.util.Arrays;

/**
 * A sparse square of counts (V, V): a hash row per item, grown as it fills. Per record: primitives.
 */
public final class CountMatrix {
  private static final int EMPTY = -1;
  private static final int[] NO_KEYS = {};
  private static final float[] NO_COUNTS = {};

  private final int[][] keys;
  private final float[][] counts;
  private final int[] filled;

  /**
   * @param items V
   */
  public CountMatrix(int items) {
    this.keys = new int[items][];
    this.counts = new float[items][];
    this.filled = new int[items];
    Arrays.fill(keys, NO_KEYS);
    Arrays.fill(counts, NO_COUNTS);
  }

  public void add(int row, int column, float amount) {
    if (filled[row] * 2 >= keys[row].length) {
      grow(row);
    }
    int at = slot(keys[row], column);
    if (keys[row][at] == EMPTY) {
      keys[row][at] = column;
      filled[row]++;
    }
    counts[row][at] += amount;
  }

  /** Adds {@code weight * row} to the scores. */
  public void addRow(int row, float weight, float[] scores) {
    int[] columns = keys[row];
    float[] amounts = counts[row];
    for (int at = 0; at < columns.length; at++) {
      if (columns[at] != EMPTY) {
        scores[columns[at]] += weight * amounts[at];
      }
    }
  }

  /** V. */
  public int items() {
    return keys.length;
  }

  /** How many columns of a row were ever counted. */
  public int filled(int row) {
    return filled[row];
  }

  /** The counted columns of a row, ascending. */
  public int[] columns(int row) {
    int[] columns = new int[filled[row]];
    int size = 0;
    for (int column : keys[row]) {
      if (column != EMPTY) {
        columns[size++] = column;
      }
    }
    Arrays.sort(columns);
    return columns;
  }

  public float get(int row, int column) {
    if (keys[row].length == 0) {
      return 0;
    }
    return counts[row][slot(keys[row], column)];
  }

  private void grow(int row) {
    int[] oldKeys = keys[row];
    float[] oldCounts = counts[row];
    keys[row] = new int[Math.max(8, oldKeys.length * 2)];
    counts[row] = new float[keys[row].length];
    Arrays.fill(keys[row], EMPTY);
    for (int at = 0; at < oldKeys.length; at++) {
      if (oldKeys[at] != EMPTY) {
        int to = slot(keys[row], oldKeys[at]);
        keys[row][to] = oldKeys[at];
        counts[row][to] = oldCounts[at];
      }
    }
  }

  private static int slot(int[] columns, int column) {
    int mask = columns.length - 1;
    int at = (column * 0x9E3779B9) >>> 7 & mask;
    while (columns[at] != EMPTY && columns[at] != column) {
      at = at + 1 & mask;
    }
    return at;
  }
}
