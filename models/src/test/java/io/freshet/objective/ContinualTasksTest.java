package io.freshet.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.freshet.block.MaskableIds;
import io.freshet.objective.ContinualTasks.Schedule;
import io.freshet.objective.ContinualTasks.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Two users, each with items of their own; windows of six items out of ten. */
final class ContinualTasksTest {
  private static final MaskedSpans SPANS = new MaskedSpans(new MaskedItems(0.15, 0), 1, 5);
  private static final ContinualTasks CONTINUAL = new ContinualTasks(SPANS, Schedule.CONTINUAL);
  private static final int[] ANN = IntStream.range(0, 10).toArray();
  private static final int[] BOB = IntStream.range(10, 20).toArray();
  private static final int ROWS = 400;

  private final List<Window> windows = windows();

  @Test
  void eachTaskJoinsTheOnesBeforeIt() {
    for (Task task : Task.values()) {
      double progress = (task.ordinal() + 0.5) / Task.values().length;
      assertThat(CONTINUAL.stage(progress)).isEqualTo(task.ordinal());
      long[] rows = CONTINUAL.batch(windows, at(progress)).tasks().ofRow();
      assertThat(rows).hasSize(ROWS);
      for (int known = 0; known <= task.ordinal(); known++) {
        int ordinal = known;
        long share = LongStream.of(rows).filter(row -> row == ordinal).count();
        assertThat(share).isBetween(ROWS / 4L / (task.ordinal() + 1), (long) ROWS);
      }
      long items = LongStream.of(rows).filter(row -> row == 0).count();
      assertThat(items).as("the first is asked half of the time").isGreaterThan(ROWS * 4L / 10);
      assertThat(LongStream.of(rows).max().orElseThrow()).isEqualTo(task.ordinal());
    }
    assertThat(CONTINUAL.stage(1)).isEqualTo(4);
  }

  @Test
  void oneByOneEachTaskIsAlone() {
    ContinualTasks alone = new ContinualTasks(SPANS, Schedule.ONE_BY_ONE);
    TrainingBatch last = alone.batch(windows, at(0.99));
    assertThat(last.positions()).isEmpty();
    assertThat(last.tasks().questions()).extracting(Tasks.Question::head).containsOnly("distance");
    assertThat(last.questions()).isEqualTo(ROWS);
    TrainingBatch first = alone.batch(windows, at(0));
    assertThat(first.tasks().questions()).isEmpty();
    assertThat(first.positions()).isNotEmpty();
  }

  @Test
  void aRowWeighsTheSameWhetherItsTaskAsksOnceOrAtEveryPosition() {
    TrainingBatch batch = CONTINUAL.batch(windows, at(1));
    for (Task task : List.of(Task.POPULAR, Task.AGAIN, Task.ORDER, Task.DISTANCE)) {
      Tasks.Question asked = question(batch, task.head());
      long rows = LongStream.of(batch.tasks().ofRow()).filter(row -> row == task.ordinal()).count();
      assertThat(asked.weight() * asked.labels().length).isCloseTo(rows, within(1e-9));
    }
    assertThat(question(batch, "popular").weight()).isEqualTo(1 / 6.0);
    assertThat(question(batch, "order").weight()).isEqualTo(1);
    assertThat(batch.questions()).isEqualTo(batch.positions().length + otherRows(batch));
  }

  private static long otherRows(TrainingBatch batch) {
    return LongStream.of(batch.tasks().ofRow()).filter(row -> row != 0).count();
  }

  @Test
  void hiddenItemsAreAskedInTheirRowsAlone() {
    TrainingBatch batch = CONTINUAL.batch(windows, at(1));
    for (int at = 0; at < batch.positions().length; at++) {
      int row = (int) batch.positions()[at] / batch.length();
      assertThat(batch.tasks().ofRow()[row]).isEqualTo(Task.ITEMS.ordinal());
      long shown = batch.items()[(int) batch.positions()[at]];
      assertThat(shown == MaskableIds.MASK || shown > 0).isTrue();
      assertThat(batch.targets()[at]).isBetween(1L, 20L);
    }
  }

  @Test
  void anItemIsPopularWhenItIsMetMoreOftenThanOnAverage() {
    Tasks.Question popular = question(CONTINUAL.batch(windows, at(1)), "popular");
    TrainingBatch batch = CONTINUAL.batch(windows, at(1));
    for (int at = 0; at < popular.labels().length; at++) {
      long item = batch.items()[(int) popular.positions()[at]];
      assertThat(popular.labels()[at]).isEqualTo(item <= 5 ? 1 : 0);
    }
  }

  @Test
  void anItemThatIsMetAsOftenAsTheMeanIsNotPopular() {
    ContinualTasks alone = new ContinualTasks(SPANS, Schedule.ONE_BY_ONE);
    List<Window> one = List.of(Window.of(new int[] {2, 1, 0}, 0, 3));
    TrainingBatch batch = alone.batch(one, new Draw(1, new long[] {1, 2, 3}, 0.3));
    assertThat(question(batch, "popular").labels()).containsExactly(1, 0, 0);
  }

  @Test
  void anItemReturnsWhenItStandsOutsideOfWhatIsRead() {
    int[] sequence = {1, 2, 3, 4, 3, 9};
    List<Window> one = List.of(Window.of(sequence, 1, 4));
    ContinualTasks alone = new ContinualTasks(SPANS, Schedule.ONE_BY_ONE);
    TrainingBatch batch = alone.batch(one, new Draw(1, new long[20], 0.5));
    assertThat(question(batch, "again").labels()).containsExactly(0, 1, 0);
    assertThat(batch.items()).containsExactly(3, 4, 5);
  }

  @Test
  void anOrderOfPartsHasOneClassForEachWayToShuffleUpToThree() {
    List<int[]> classes = SessionOrder.classes();
    assertThat(classes).hasSize(SessionOrder.CLASSES).doesNotHaveDuplicates();
    for (int parts = 1; parts <= 3; parts++) {
      int[] asTheyWere = IntStream.range(0, parts).toArray();
      assertThat(classes.get(SessionOrder.label(parts, 0))).isEqualTo(asTheyWere);
    }
    Set<Long> met = new HashSet<>();
    SplittableRandom random = new SplittableRandom(6);
    for (int draw = 0; draw < 300; draw++) {
      TaskRow row = SessionOrder.row(Window.of(ANN, 2, 9), random);
      met.add(row.labels()[0]);
      assertThat(restored(row)).containsExactly(4, 5, 6, 7, 8, 9);
      assertThat(row.items()[row.places()[0]]).isEqualTo(MaskableIds.MASK);
    }
    assertThat(met).hasSize(SessionOrder.CLASSES);
  }

  private static long[] restored(TaskRow row) {
    long[] shuffled = Arrays.copyOf(row.items(), row.items().length - 1);
    Arrays.sort(shuffled);
    int[] way = SessionOrder.classes().get((int) row.labels()[0]);
    int part = shuffled.length / way.length;
    for (int place = 0; place < way.length; place++) {
      assertThat(row.items()[place * part]).isEqualTo(shuffled[way[place] * part]);
    }
    return shuffled;
  }

  private static Tasks.Question question(TrainingBatch batch, String head) {
    return batch.tasks().questions().stream()
        .filter(question -> question.head().equals(head))
        .findFirst()
        .orElseThrow();
  }

  /** The first five items are popular. */
  private static Draw at(double progress) {
    long[] popularity = new long[20];
    Arrays.fill(popularity, 0, 5, 10);
    return new Draw(5, popularity, progress);
  }

  private static List<Window> windows() {
    List<Window> windows = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      windows.add(Window.of(row % 2 == 0 ? ANN : BOB, row % 4, row % 4 + 6));
    }
    return windows;
  }
}
