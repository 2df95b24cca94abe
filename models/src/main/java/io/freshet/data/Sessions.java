package io.freshet.data;

import java.time.Duration;

/** Cuts histories into sessions. */
public final class Sessions {
  private Sessions() {}

  /**
   * A silence longer than the gap starts another session.
   *
   * @return for each user the number of each item's session, from 0, oldest first; nothing when the
   *     log has no times
   */
  public static int[][] of(InteractionLog log, Duration gap) {
    int[][] rows = log.rowsByUser();
    int[][] sessions = new int[rows.length][];
    for (int user = 0; user < rows.length; user++) {
      sessions[user] = log.timed() ? numbered(log, rows[user], gap.toMillis()) : new int[0];
    }
    return sessions;
  }

  private static int[] numbered(InteractionLog log, int[] rows, long gapMillis) {
    int[] sessions = new int[rows.length];
    for (int at = 1; at < rows.length; at++) {
      boolean silent = log.atMillis(rows[at]) - log.atMillis(rows[at - 1]) > gapMillis;
      sessions[at] = sessions[at - 1] + (silent ? 1 : 0);
    }
    return sessions;
  }
}
