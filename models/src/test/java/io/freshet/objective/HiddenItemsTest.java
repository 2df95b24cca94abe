package io.freshet.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.block.MaskableIds;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class HiddenItemsTest {
  private static final int ITEMS = 50;
  private final List<Window> windows = windows();

  @Test
  void hidesExactlyItsShareOfEveryWindow() {
    TrainingBatch batch = new HiddenItems(0.5, 0).batch(windows, new Draw(3, ITEMS));

    for (int row = 0; row < windows.size(); row++) {
      int items = windows.get(row).items();
      int hidden = 0;
      for (int column = 0; column < batch.length(); column++) {
        hidden += batch.items()[row * batch.length() + column] == MaskableIds.MASK ? 1 : 0;
      }
      assertThat(hidden).isEqualTo(Math.min(items - 1, Math.round(0.5 * items)));
    }
    assertThat(batch.revealed().shown()).isEqualTo(10);
  }

  @Test
  void asksForAllThatIsHiddenAndForNothingElse() {
    TrainingBatch batch = new HiddenItems(0.7, 0.2).batch(windows, new Draw(4, ITEMS));

    long[] whole = batch.items().clone();
    for (int at = 0; at < batch.positions().length; at++) {
      assertThat(whole[(int) batch.positions()[at]]).isEqualTo(MaskableIds.MASK);
      whole[(int) batch.positions()[at]] = batch.targets()[at];
    }
    for (int row = 0; row < windows.size(); row++) {
      long[] own = windows.get(row).vocabulary(0);
      for (int at = 0; at < own.length; at++) {
        assertThat(whole[(row + 1) * batch.length() - own.length + at]).isEqualTo(own[at]);
      }
    }
  }

  @Test
  void tellsWhereEachPositionStands() {
    TrainingBatch batch = new HiddenItems(0.5, 0).batch(windows, new Draw(5, ITEMS));
    Revealed revealed = batch.revealed();

    for (int row = 0; row < windows.size(); row++) {
      for (int column = 0; column < batch.length(); column++) {
        long item = batch.items()[row * batch.length() + column];
        long stands = revealed.stands()[row * batch.length() + column];
        if (item > 0) {
          assertThat(revealed.seen()[row * revealed.shown() + (int) stands]).isEqualTo(column);
        } else {
          assertThat(stands).isEqualTo(revealed.shown() + column);
        }
      }
    }
    assertThat(revealed.seen()).contains(-1);
  }

  @Test
  void asksOfSomeBatchesTheNewestAlone() {
    TrainingBatch batch = new HiddenItems(0.5, 1).batch(windows, new Draw(6, ITEMS));

    assertThat(batch.positions()).hasSize(windows.size());
    for (int row = 0; row < windows.size(); row++) {
      assertThat(batch.positions()[row]).isEqualTo((row + 1L) * batch.length() - 1);
    }
  }

  @Test
  void refusesToHideAll() {
    assertThatThrownBy(() -> new HiddenItems(1, 0))
        .hasMessage(
            "hidden items: share is 1.0 and newest share 0.0, expected above 0 and below 1, and 0"
                + " to 1");
  }

  /** Of 2 to 20 items. */
  private static List<Window> windows() {
    SplittableRandom random = new SplittableRandom(3);
    List<Window> windows = new ArrayList<>();
    for (int length = 2; length <= 20; length++) {
      windows.add(Window.of(random.ints(length, 0, ITEMS).toArray(), 0, length));
    }
    return windows;
  }
}
