package io.freshet.objective;

import io.freshet.block.QueryableIds;
import java.util.List;

/**
 * Lays out items, padded on the left, and after them two queries for each item that is asked for,
 * padded on the right: first all that know what stands before a place, then all that know what
 * stands before a span. A query is heard by itself alone.
 */
final class InfillingFlows {
  private final List<Infilling> rows;
  private final int items;
  private final int length;
  private final long[] read;
  private final long[] ages;
  private final boolean[] visible;
  private final long[] positions;
  private final long[] targets;
  private int answered;

  InfillingFlows(List<Infilling> rows) {
    this.rows = rows;
    this.items = rows.stream().mapToInt(row -> row.items().length).max().orElseThrow();
    this.length = items + 2 * rows.stream().mapToInt(Infilling::told).max().orElseThrow();
    this.read = new long[rows.size() * length];
    this.ages = new long[read.length];
    this.visible = new boolean[read.length * length];
    int all = 2 * rows.stream().mapToInt(Infilling::told).sum();
    this.positions = new long[all];
    this.targets = new long[all];
  }

  TrainingBatch batch() {
    for (int row = 0; row < rows.size(); row++) {
      lay(rows.get(row), row * length);
    }
    Arrangement arrangement = new Arrangement(ages, visible);
    return new TrainingBatch(rows.size(), length, read, positions, targets).with(arrangement);
  }

  /**
   * @param start of the row
   */
  private void lay(Infilling row, int start) {
    int first = start + items - row.items().length;
    for (int at = 0; at < row.items().length; at++) {
      read[first + at] = row.items()[at];
      ages[first + at] = age(row, at);
      see(first + at, row, row.knownToItem(at));
    }
    for (int told = 0; told < row.told(); told++) {
      ask(start + items + told, row, told);
      see(start + items + told, row, row.knownToWord(told));
    }
    for (int told = 0; told < row.told(); told++) {
      int query = start + items + row.told() + told;
      ask(query, row, told);
      see(query, row, row.knownToSpan(told));
    }
  }

  private void ask(int query, Infilling row, int told) {
    read[query] = QueryableIds.QUERY;
    ages[query] = age(row, row.history() + told);
    visible[query * length + query % length] = true;
    positions[answered] = query;
    targets[answered++] = row.targets()[told];
  }

  /** Counted from the last place that is kept for what follows. */
  private static long age(Infilling row, int at) {
    return InfilledItems.AHEAD - 1L + row.history() - at;
  }

  /** From one position at the oldest items of its row. */
  private void see(int position, Infilling row, int known) {
    int first = position * length + items - row.items().length;
    for (int other = 0; other < known; other++) {
      visible[first + other] = true;
    }
  }
}
