package io.freshet.evaluate;

import io.freshet.data.InteractionLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The floors that stand beside every result, and how they learn. */
public final class Floors {
  private static final Duration RECENT = Duration.ofDays(7);

  private Floors() {}

  /** Every floor that needs no event time, unlearned. */
  public static List<Floor> untimed(int items) {
    return List.of(
        new Popularity(items), new LastItemCooccurrence(items), new DecayedCooccurrence(items));
  }

  /** Every floor, unlearned; events must then come in time order. */
  public static List<Floor> timed(int items) {
    List<Floor> floors = new ArrayList<>(untimed(items));
    floors.add(1, new RecentPopularity(items, RECENT));
    return List.copyOf(floors);
  }

  /** Shows a floor whole sequences, one user after another. */
  public static void learn(Floor floor, int[][] sequences) {
    for (int[] sequence : sequences) {
      for (int at = 0; at < sequence.length; at++) {
        floor.observe(recent(sequence, at), sequence[at], 0);
      }
    }
  }

  /** Shows a floor every row of a log in time order. */
  public static void learn(Floor floor, InteractionLog log) {
    int[][] items = log.itemsByUser();
    int[] met = new int[log.users()];
    for (int row : log.rowsByTime()) {
      int user = log.user(row);
      int at = met[user]++;
      floor.observe(recent(items[user], at), items[user][at], log.timed() ? log.atMillis(row) : 0);
    }
  }

  /** As much of the history before a place as any floor reads. */
  private static int[] recent(int[] sequence, int at) {
    return Arrays.copyOfRange(sequence, Math.max(0, at - 20), at);
  }
}
