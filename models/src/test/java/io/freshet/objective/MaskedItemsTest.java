package io.freshet.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.freshet.block.MaskableIds;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class MaskedItemsTest {
  private static final int ITEMS = 1_000;
  private static final int ROWS = 400;
  private static final int LENGTH = 50;

  private final List<Window> windows = windows();

  @Test
  void asksForItsShareAndShowsTheMaskAnotherItemOrTheItem() {
    TrainingBatch batch = new MaskedItems(0.2, 0).batch(windows, new Draw(7, ITEMS));
    double asked = batch.positions().length;
    double masked = 0;
    double kept = 0;
    for (int at = 0; at < asked; at++) {
      long shown = batch.items()[(int) batch.positions()[at]];
      masked += shown == MaskableIds.MASK ? 1 : 0;
      kept += shown == batch.targets()[at] ? 1 : 0;
    }
    assertThat(asked / (ROWS * LENGTH)).isCloseTo(0.2, within(0.01));
    assertThat(masked / asked).isCloseTo(0.8, within(0.02));
    assertThat(kept / asked).isCloseTo(0.1, within(0.015));
  }

  @Test
  void asksForWhatStoodThereAndLeavesTheOthersAsTheyAre() {
    TrainingBatch batch = new MaskedItems(0.3, 0.5).batch(windows, new Draw(8, ITEMS));
    long[] restored = batch.items().clone();
    for (int at = 0; at < batch.positions().length; at++) {
      restored[(int) batch.positions()[at]] = batch.targets()[at];
    }
    List<Long> whole = new ArrayList<>();
    for (Window window : windows) {
      for (int item : window.sequence()) {
        whole.add(item + 1L);
      }
    }
    assertThat(LongStream.of(restored).boxed()).isEqualTo(whole);
    assertThat(batch.positions()).doesNotHaveDuplicates();
  }

  @Test
  void aWindowAskedOfItsNewestItemHidesNothingElse() {
    TrainingBatch batch = new MaskedItems(0.2, 1).batch(windows, new Draw(9, ITEMS));
    assertThat(batch.positions()).hasSize(ROWS);
    for (int row = 0; row < ROWS; row++) {
      assertThat(batch.positions()[row]).isEqualTo((row + 1L) * LENGTH - 1);
    }
    assertThat(LongStream.of(batch.items()).filter(item -> item == MaskableIds.MASK).count())
        .isEqualTo(ROWS);
  }

  @Test
  void everyWindowIsAskedSomethingAndPaddingNothing() {
    List<Window> ragged =
        List.of(Window.of(new int[] {4, 5, 6}, 0, 3), Window.of(new int[] {7, 8}, 0, 2));
    for (int seed = 0; seed < 50; seed++) {
      TrainingBatch batch = new MaskedItems(0.01, 0).batch(ragged, new Draw(seed, 10));
      assertThat(batch.length()).isEqualTo(3);
      assertThat(batch.positions()).hasSizeGreaterThanOrEqualTo(2).doesNotContain(3);
      assertThat(batch.items()[3]).isZero();
    }
  }

  @Test
  void refusesSharesThatAreNone() {
    assertThatThrownBy(() -> new MaskedItems(0, 0.2))
        .hasMessageContaining("share is 0.0 and newest share 0.2");
  }

  private static List<Window> windows() {
    SplittableRandom random = new SplittableRandom(3);
    List<Window> windows = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      windows.add(Window.of(random.ints(LENGTH, 0, ITEMS).toArray(), 0, LENGTH));
    }
    return windows;
  }
}
