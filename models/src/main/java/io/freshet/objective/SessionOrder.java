package io.freshet.objective;

import io.freshet.block.MaskableIds;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * In which order did the parts of a history stand? One part, two or three are shuffled; each way is
 * a class, and each number of parts has one for leaving them as they are.
 */
final class SessionOrder {
  private static final int[][][] WAYS = {
    {{0}}, {{0, 1}, {1, 0}}, {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}
  };

  /** 1! + 2! + 3!. */
  static final int CLASSES = 9;

  private SessionOrder() {}

  /** Items of a window but the oldest, shuffled, and a hidden one that is asked. */
  static TaskRow row(Window window, SplittableRandom random) {
    long[] items = window.vocabulary(1);
    int parts = 1 + random.nextInt(Math.min(WAYS.length, items.length));
    int way = random.nextInt(WAYS[parts - 1].length);
    long[] shuffled = new long[items.length + 1];
    int filled = 0;
    for (int part : WAYS[parts - 1][way]) {
      int from = part * items.length / parts;
      int to = (part + 1) * items.length / parts;
      System.arraycopy(items, from, shuffled, filled, to - from);
      filled += to - from;
    }
    shuffled[filled] = MaskableIds.MASK;
    return TaskRow.ofNewest(ContinualTasks.Task.ORDER, shuffled, label(parts, way));
  }

  /** Ways of fewer parts come first. */
  static int label(int parts, int way) {
    int before = 0;
    for (int fewer = 1; fewer < parts; fewer++) {
      before += WAYS[fewer - 1].length;
    }
    return before + way;
  }

  /** Every class: how the parts stand. */
  static List<int[]> classes() {
    List<int[]> classes = new ArrayList<>();
    for (int[][] ways : WAYS) {
      classes.addAll(List.of(ways));
    }
    return classes;
  }
}
