package io.freshet.replay;

import io.freshet.data.InteractionLog;
import java.util.Arrays;
import java.util.function.Consumer;

/** Walks a log by time, events of one instant in the order of the file, and says what is known. */
final class ReplayWalk {
  private final InteractionLog log;
  private final int cut;
  private final int[][] histories;
  private final int[] lengths;
  private final int[] lastRows;

  private ReplayWalk(InteractionLog log, int cut) {
    this.log = log;
    this.cut = cut;
    this.histories = new int[log.users()][8];
    this.lengths = new int[log.users()];
    this.lastRows = new int[log.users()];
    Arrays.fill(lastRows, ReplayEvent.NONE);
  }

  /**
   * @param share of the events, from the first on, that are not held out
   */
  static void over(InteractionLog log, double share, Consumer<ReplayEvent> step) {
    ReplayWalk walk = new ReplayWalk(log, (int) (share * log.size()));
    int[] rows = log.rowsByTime();
    for (int place = 0; place < rows.length; place++) {
      step.accept(walk.event(rows[place], place));
      walk.remember(rows[place]);
    }
  }

  private ReplayEvent event(int row, int place) {
    int user = log.user(row);
    int previous = lastRows[user];
    return new ReplayEvent(
        row,
        user,
        log.item(row),
        Arrays.copyOf(histories[user], lengths[user]),
        previous,
        log.atMillis(row),
        previous == ReplayEvent.NONE || log.atMillis(row) > log.atMillis(previous),
        place >= cut);
  }

  private void remember(int row) {
    int user = log.user(row);
    if (lengths[user] == histories[user].length) {
      histories[user] = Arrays.copyOf(histories[user], lengths[user] * 2);
    }
    histories[user][lengths[user]++] = log.item(row);
    lastRows[user] = row;
  }
}
