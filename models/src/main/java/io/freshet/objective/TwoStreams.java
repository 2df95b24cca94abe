package io.freshet.objective;

import io.freshet.block.QueryableIds;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Lays out items, padded on the left, and after them their queries, padded on the right. Nobody
 * looks at a query.
 */
final class TwoStreams {
  private final List<Window> windows;
  private final List<FactorisationOrder> orders;
  private final int items;
  private final int length;
  private final long[] read;
  private final long[] ages;
  private final boolean[] visible;
  private final long[] positions;
  private final long[] targets;
  private int answered;

  TwoStreams(List<Window> windows, List<FactorisationOrder> orders) {
    this.windows = windows;
    this.orders = orders;
    this.items = windows.stream().mapToInt(Window::items).max().orElseThrow();
    this.length = items + orders.stream().mapToInt(FactorisationOrder::asked).max().orElseThrow();
    this.read = new long[windows.size() * length];
    this.ages = new long[read.length];
    this.visible = new boolean[read.length * length];
    int all = orders.stream().mapToInt(FactorisationOrder::asked).sum();
    this.positions = new long[all];
    this.targets = new long[all];
  }

  TrainingBatch batch() {
    for (int row = 0; row < windows.size(); row++) {
      lay(row);
    }
    Arrangement arrangement = new Arrangement(ages, visible);
    return new TrainingBatch(windows.size(), length, read, positions, targets).with(arrangement);
  }

  private void lay(int row) {
    Window window = windows.get(row);
    FactorisationOrder order = orders.get(row);
    int item = row * length + items - window.items();
    int query = row * length + items;
    for (int at = 0; at < window.items(); at++, item++) {
      int place = at;
      read[item] = window.sequence()[window.from() + at] + 1L;
      ages[item] = window.items() - 1L - at;
      look(item, window.items(), other -> order.itemSees(place, other));
      if (order.asksFor(at)) {
        read[query] = QueryableIds.QUERY;
        ages[query] = ages[item];
        look(query, window.items(), other -> order.querySees(place, other));
        positions[answered] = query++;
        targets[answered++] = read[item];
      }
    }
  }

  /** From one position at the items of its window. */
  private void look(int position, int known, IntPredicate sees) {
    int first = position * length + items - known;
    for (int other = 0; other < known; other++) {
      visible[first + other] = sees.test(other);
    }
  }
}
