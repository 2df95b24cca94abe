package io.freshet.dataset;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Takes what a format makes of its lines, and counts what it leaves out and why. */
final class Rows {
  private final Consumer<Interaction> kept;
  private final Map<String, Long> dropped = new TreeMap<>();
  private long count;

  Rows(Consumer<Interaction> kept) {
    this.kept = kept;
  }

  void keep(Interaction row) {
    count++;
    kept.accept(row);
  }

  /** A row that is well formed and left out on purpose. */
  void drop(String reason) {
    dropped.merge(reason, 1L, Long::sum);
  }

  long count() {
    return count;
  }

  Map<String, Long> dropped() {
    return dropped;
  }
}
