package io.freshet.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Which runs of items are asked for, compared with chances worked out by hand. */
final class PermutedRunsTest {
  private static final int ITEMS = 1_000;

  /** A run of n has the chance 1 / n of this. */
  private static final double WEIGHTS = 1 + 1 / 2.0 + 1 / 3.0 + 1 / 4.0 + 1 / 5.0;

  @Test
  void aRunIsTheMoreOftenTheShorterItIsUpToFive() {
    SplittableRandom random = new SplittableRandom(3);
    List<Window> windows = new ArrayList<>();
    for (int row = 0; row < 60; row++) {
      windows.add(Window.of(random.ints(600, 0, ITEMS).toArray(), 0, 600));
    }
    TrainingBatch batch = new PermutedItems(0).batch(windows, new Draw(7, ITEMS));
    double[] runs = new double[20];
    int run = 1;
    for (int at = 1; at < batch.positions().length; at++, run++) {
      if (age(batch, at - 1) - 1 != age(batch, at)) {
        runs[run]++;
        run = 0;
      }
    }
    double all = Arrays.stream(runs).sum();
    for (int length = 1; length <= 5; length++) {
      assertThat(runs[length] / all)
          .as("runs of %d, a few of which meet by chance", length)
          .isCloseTo(1 / (WEIGHTS * length), within(0.03));
    }
  }

  /** A run of n starts at one of 5 n + 1 places; one that starts beyond the window asks nothing. */
  @Test
  void aRunStandsAnywhereInSixTimesItsLength() {
    List<Window> windows = Collections.nCopies(4_000, Window.of(new int[6], 0, 6));
    TrainingBatch batch = new PermutedItems(0).batch(windows, new Draw(7, ITEMS));
    double oldest = 0;
    double newest = 0;
    for (int at = 0; at < batch.positions().length; at++) {
      oldest += age(batch, at) == 5 ? 1 : 0;
      newest += age(batch, at) == 0 ? 1 : 0;
    }
    double first = 0;
    double last = 0;
    double none = 0;
    for (int run = 1; run <= 5; run++) {
      double chance = 1 / (WEIGHTS * run * (5 * run + 1));
      first += chance;
      last += run * chance;
      none += (5 * run - 5) * chance;
    }
    assertThat(oldest / 4_000).isCloseTo(first + none / 6, within(0.02));
    assertThat(newest / 4_000).isCloseTo(last + none / 6, within(0.02));
  }

  /** Of the item that a question is about. */
  private static long age(TrainingBatch batch, int question) {
    return batch.arrangement().ages()[(int) batch.positions()[question]];
  }
}
