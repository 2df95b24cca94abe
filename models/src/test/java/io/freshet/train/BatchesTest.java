package io.freshet.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.freshet.data.ItemEntities;
import io.freshet.objective.Draw;
import io.freshet.objective.NextItem;
import io.freshet.objective.TrainingBatch;
import io.freshet.objective.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BatchesTest {
  private static final int[] HISTORY = {10, 11, 12, 13, 14, 15, 16};
  private static final int[] UNTIMED = {};

  @Test
  void everyItemButTheFirstIsATargetOnce() {
    List<Window> windows = Windows.cut(data(HISTORY, new int[] {3}, new int[0]), 4);

    List<Integer> targets = new ArrayList<>();
    for (Window window : windows) {
      assertThat(window.length()).isBetween(1, 4);
      for (int at = window.from() + 1; at < window.to(); at++) {
        targets.add(HISTORY[at]);
      }
    }
    assertThat(targets).containsExactlyInAnyOrder(11, 12, 13, 14, 15, 16);
    assertThat(windows.get(0))
        .as("the newest is full")
        .isEqualTo(new Window(HISTORY, UNTIMED, 2, 7));
  }

  @Test
  void asksForTheNextItemAtEveryPositionOfALeftPaddedBatch() {
    List<Window> windows = List.of(Window.of(HISTORY, 0, 4), Window.of(HISTORY, 5, 7));

    TrainingBatch batch = new NextItem().batch(windows, new Draw(0, 20));

    assertThat(batch.items()).containsExactly(11, 12, 13, 0, 0, 16);
    assertThat(batch.positions()).containsExactly(0, 1, 2, 5);
    assertThat(batch.targets()).containsExactly(12, 13, 14, 17);
  }

  @Test
  void sharesRectanglesOfSimilarLengthAmongWorkers() {
    List<Window> windows = new ArrayList<>();
    for (int length : new int[] {1, 5, 2, 6, 6, 1}) {
      windows.add(Window.of(HISTORY, 0, length + 1));
    }

    List<List<List<Window>>> shares = new MicroBatches<>(Window::length, 12, 2).plan(windows);

    assertThat(shares).hasSize(2);
    assertThat(lengths(shares.get(0))).containsExactly(List.of(6, 6));
    assertThat(lengths(shares.get(1))).containsExactly(List.of(5, 2), List.of(1, 1));
  }

  @Test
  void shufflesTheSameWayForTheSameSeed() {
    List<Window> windows = Windows.cut(data(new int[100]), 3);

    assertThat(Shuffle.of(windows, 7))
        .isEqualTo(Shuffle.of(windows, 7))
        .isNotEqualTo(windows)
        .containsExactlyInAnyOrderElementsOf(windows);
  }

  @Test
  void theRateRisesOnALineAndFallsOnACosine() {
    Optimisation plan = new Optimisation(1, 0, 0.9, 0.98, 10, 0.05, 5);

    assertThat(plan.rateAt(0, 110)).isCloseTo(0.1, within(1e-12));
    assertThat(plan.rateAt(9, 110)).isCloseTo(1, within(1e-12));
    assertThat(plan.rateAt(60, 110)).isCloseTo(0.525, within(1e-12));
    assertThat(plan.rateAt(110, 110)).isCloseTo(0.05, within(1e-12));
  }

  private static TrainingData data(int[]... sequences) {
    int[][] untimed = new int[sequences.length][];
    Arrays.fill(untimed, UNTIMED);
    return new TrainingData(ItemEntities.none(20), sequences, untimed, List.of());
  }

  private static List<List<Integer>> lengths(List<List<Window>> rectangles) {
    return rectangles.stream().map(r -> r.stream().map(Window::length).toList()).toList();
  }
}
