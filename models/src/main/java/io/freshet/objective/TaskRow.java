package io.freshet.objective;

import java.util.stream.IntStream;

/**
 * One row of a batch, which asks one question.
 *
 * @param task the row is for
 * @param items as they are read
 * @param places that are asked, from 0
 * @param labels the right answers
 */
record TaskRow(ContinualTasks.Task task, long[] items, int[] places, long[] labels) {
  /** Asks every place. */
  static TaskRow ofAll(ContinualTasks.Task task, long[] items, long[] labels) {
    return new TaskRow(task, items, IntStream.range(0, items.length).toArray(), labels);
  }

  /** Asks the newest place. */
  static TaskRow ofNewest(ContinualTasks.Task task, long[] items, long label) {
    return new TaskRow(task, items, new int[] {items.length - 1}, new long[] {label});
  }
}
