package io.freshet.objective;

import io.freshet.block.Asked;
import io.freshet.block.Mode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Several tasks, each joining the ones before it at its own stage of a run. A row asks one of them.
 *
 * @param items how hidden items are asked: the first task, and the one that serves
 * @param schedule which tasks a stage trains
 */
public record ContinualTasks(MaskedSpans items, Schedule schedule) implements Objective {
  /** How many classes each head tells apart. */
  public static final Map<String, Integer> HEADS =
      Map.of(
          Task.POPULAR.head(),
          2,
          Task.AGAIN.head(),
          2,
          Task.ORDER.head(),
          SessionOrder.CLASSES,
          Task.DISTANCE.head(),
          SessionDistance.CLASSES);

  /** In the order in which they join. */
  public enum Task {
    /** Which items were hidden? */
    ITEMS,
    /** Is this item met more often than items are on average? */
    POPULAR,
    /** Does this item stand elsewhere in the history, outside what is read? */
    AGAIN,
    /** In which order did the parts stand? */
    ORDER,
    /** How far apart do the halves stand? */
    DISTANCE;

    String head() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Which tasks a stage trains. */
  public enum Schedule {
    /** The new one and all before it; the first one, which serves, as often as all others. */
    CONTINUAL,
    /** The new one alone, which lets a model forget the others. */
    ONE_BY_ONE
  }

  @Override
  public String name() {
    return "continual-tasks";
  }

  @Override
  public Mode mode() {
    return Mode.BIDIRECTIONAL;
  }

  @Override
  public Asked asks() {
    return Asked.HIDDEN_ITEM;
  }

  @Override
  public Map<String, Integer> heads() {
    return HEADS;
  }

  @Override
  public int stage(double progress) {
    int stages = Task.values().length;
    return Math.min(stages - 1, (int) (progress * stages));
  }

  @Override
  public TrainingBatch batch(List<Window> windows, Draw draw) {
    SplittableRandom random = new SplittableRandom(draw.seed());
    SessionDistance distance = new SessionDistance(windows, random);
    double mean = Arrays.stream(draw.popularity()).average().orElse(0);
    List<TaskRow> rows = new ArrayList<>();
    for (Window window : windows) {
      rows.add(
          switch (drawn(draw.progress(), random)) {
            case ITEMS -> hidden(window, random.nextLong(), draw);
            case POPULAR -> popular(window, draw.popularity(), mean);
            case AGAIN -> again(window);
            case ORDER -> SessionOrder.row(window, random);
            case DISTANCE -> distance.row(window);
          });
    }
    return TaskRows.batch(rows);
  }

  private Task drawn(double progress, SplittableRandom random) {
    int newest = stage(progress);
    return switch (schedule) {
      case CONTINUAL ->
          newest == 0 || random.nextBoolean()
              ? Task.ITEMS
              : Task.values()[1 + random.nextInt(newest)];
      case ONE_BY_ONE -> Task.values()[newest];
    };
  }

  private TaskRow hidden(Window window, long seed, Draw draw) {
    TrainingBatch asked = items.batch(List.of(window), draw.with(seed));
    int[] places = Arrays.stream(asked.positions()).mapToInt(Math::toIntExact).toArray();
    return new TaskRow(Task.ITEMS, asked.items(), places, asked.targets());
  }

  /**
   * @param mean of the popularity
   */
  private static TaskRow popular(Window window, long[] popularity, double mean) {
    long[] read = window.vocabulary(0);
    long[] labels =
        Arrays.stream(read).map(item -> popularity[(int) item - 1] > mean ? 1 : 0).toArray();
    return TaskRow.ofAll(Task.POPULAR, read, labels);
  }

  private static TaskRow again(Window window) {
    long[] read = window.vocabulary(0);
    long[] labels = new long[read.length];
    for (int at = 0; at < window.sequence().length; at++) {
      boolean outside = at < window.from() || at >= window.to();
      for (int place = 0; outside && place < read.length; place++) {
        labels[place] |= window.sequence()[at] + 1 == read[place] ? 1 : 0;
      }
    }
    return TaskRow.ofAll(Task.AGAIN, read, labels);
  }
}
