package io.freshet.objective;

import io.freshet.objective.ContinualTasks.Task;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Lays rows of different tasks into one batch, padded on the left. */
final class TaskRows {
  private final Map<Task, List<Long>> positions = new EnumMap<>(Task.class);
  private final Map<Task, List<Long>> labels = new EnumMap<>(Task.class);

  private TaskRows() {}

  static TrainingBatch batch(List<TaskRow> rows) {
    return new TaskRows().laid(rows);
  }

  private TrainingBatch laid(List<TaskRow> rows) {
    int length = rows.stream().mapToInt(row -> row.items().length).max().orElseThrow();
    long[] items = new long[rows.size() * length];
    long[] tasks = new long[rows.size()];
    for (int at = 0; at < rows.size(); at++) {
      TaskRow row = rows.get(at);
      int start = (at + 1) * length - row.items().length;
      System.arraycopy(row.items(), 0, items, start, row.items().length);
      tasks[at] = row.task().ordinal();
      ask(row, start);
    }
    List<Tasks.Question> questions = new ArrayList<>();
    for (Task task : Task.values()) {
      if (task != Task.ITEMS && positions.containsKey(task)) {
        questions.add(
            new Tasks.Question(
                task.head(),
                (int) rows.stream().filter(row -> row.task() == task).count(),
                numbers(positions, task),
                numbers(labels, task)));
      }
    }
    return new TrainingBatch(
            rows.size(), length, items, numbers(positions, Task.ITEMS), numbers(labels, Task.ITEMS))
        .with(new Tasks(tasks, questions));
  }

  private void ask(TaskRow row, int start) {
    List<Long> asked = positions.computeIfAbsent(row.task(), task -> new ArrayList<>());
    List<Long> right = labels.computeIfAbsent(row.task(), task -> new ArrayList<>());
    for (int at = 0; at < row.places().length; at++) {
      asked.add((long) start + row.places()[at]);
      right.add(row.labels()[at]);
    }
  }

  private static long[] numbers(Map<Task, List<Long>> lists, Task task) {
    return lists.getOrDefault(task, List.of()).stream().mapToLong(Long::longValue).toArray();
  }
}
