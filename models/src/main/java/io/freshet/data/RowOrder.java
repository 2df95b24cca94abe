package io.freshet.data;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Orders of rows. Every order is stable: rows of one instant keep the source's order. */
final class RowOrder {
  private RowOrder() {}

  static int[] byTime(Columns columns) {
    if (sorted(columns)) {
      return IntStream.range(0, columns.size()).toArray();
    }
    return IntStream.range(0, columns.size())
        .boxed()
        .sorted(Comparator.comparingLong(columns::atMillis))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  static int[][] byUser(Columns columns, int users) {
    int[] counts = new int[users];
    for (int row = 0; row < columns.size(); row++) {
      counts[columns.user(row)]++;
    }
    int[][] rows = new int[users][];
    for (int user = 0; user < users; user++) {
      rows[user] = new int[counts[user]];
    }
    int[] filled = new int[users];
    for (int row : byTime(columns)) {
      int user = columns.user(row);
      rows[user][filled[user]++] = row;
    }
    return rows;
  }

  private static boolean sorted(Columns columns) {
    for (int row = 1; row < columns.size(); row++) {
      if (columns.atMillis(row) < columns.atMillis(row - 1)) {
        return false;
      }
    }
    return true;
  }
}
