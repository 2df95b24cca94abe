package io.freshet.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.freshet.block.MaskableIds;
import io.freshet.data.ItemEntities;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Items with none to three of nine entities each. */
final class DenoisedEntitiesTest {
  private static final int ITEMS = 1_000;
  private static final int ROWS = 800;
  private static final int LENGTH = 50;
  private static final int MOST = 3;
  private static final ItemEntities ENTITIES = entities();
  private static final MaskedItems ITEMS_ASKED = new MaskedItems(0.2, 0.1);

  private final List<Window> windows = windows();
  private final TrainingBatch batch =
      new DenoisedEntities(ITEMS_ASKED).batch(windows, new Draw(5, new long[ITEMS], 1, ENTITIES));

  @Test
  void ofWhatIsShownFiveInAHundredAreWrongAndFifteenUntold() {
    double kept = 0;
    double untold = 0;
    double wrong = 0;
    for (int position = 0; position < batch.items().length; position++) {
      List<Long> own = own(batch.items()[position]);
      for (int at = 0; at < own.size(); at++) {
        long told = batch.told()[position * MOST + at];
        kept += told == own.get(at) ? 1 : 0;
        untold += told == 0 ? 1 : 0;
        wrong += told != 0 && told != own.get(at) ? 1 : 0;
      }
    }
    double all = kept + untold + wrong;
    assertThat(kept / all).isCloseTo(0.80, within(0.01));
    assertThat(untold / all).isCloseTo(0.15, within(0.01));
    assertThat(wrong / all).isCloseTo(0.05, within(0.005));
  }

  @Test
  void aWrongEntityIsNoneThatTheItemHas() {
    for (int position = 0; position < batch.items().length; position++) {
      List<Long> own = own(batch.items()[position]);
      for (int at = 0; at < MOST; at++) {
        long told = batch.told()[position * MOST + at];
        assertThat(told).isBetween(0L, 9L);
        if (told > 0 && told != own.get(at)) {
          assertThat(own).doesNotContain(told);
        }
      }
    }
  }

  @Test
  void aHiddenItemHidesItsEntitiesAndARunOfThemToo() {
    assertHiddenItemsHideTheirs(batch);
    MaskedSpans runs = new MaskedSpans(ITEMS_ASKED, 1, 5);
    assertHiddenItemsHideTheirs(
        new DenoisedEntities(runs).batch(windows, new Draw(5, new long[ITEMS], 1, ENTITIES)));
  }

  private static void assertHiddenItemsHideTheirs(TrainingBatch batch) {
    int hidden = 0;
    for (long position : batch.positions()) {
      if (batch.items()[(int) position] == MaskableIds.MASK) {
        hidden++;
        assertThat(told(batch, (int) position)).containsOnly(0L);
      }
    }
    assertThat(hidden).isGreaterThan(ROWS);
  }

  @Test
  void anItemShownInAnothersPlaceTellsItsOwn() {
    double kept = 0;
    double all = 0;
    for (int asked = 0; asked < batch.positions().length; asked++) {
      int position = (int) batch.positions()[asked];
      List<Long> own = own(batch.items()[position]);
      if (batch.items()[position] != batch.targets()[asked]) {
        for (int at = 0; at < own.size(); at++) {
          kept += told(batch, position)[at] == own.get(at) ? 1 : 0;
          all++;
        }
      }
    }
    assertThat(all).isGreaterThan(ROWS);
    assertThat(kept / all).isCloseTo(0.8, within(0.05));
  }

  @Test
  void asksForEveryEntityOfWhatStandsThere() {
    Tasks.Question asked = batch.tasks().questions().get(0);
    long[] real = batch.items().clone();
    for (int at = 0; at < batch.positions().length; at++) {
      real[(int) batch.positions()[at]] = batch.targets()[at];
    }
    List<Long> positions = new ArrayList<>();
    List<Long> labels = new ArrayList<>();
    for (int position = 0; position < real.length; position++) {
      for (long entity : own(real[position])) {
        positions.add((long) position);
        labels.add(entity - 1);
      }
    }
    assertThat(LongStream.of(asked.positions()).boxed()).isEqualTo(positions);
    assertThat(LongStream.of(asked.labels()).boxed()).isEqualTo(labels);
  }

  @Test
  void entitiesWeighTogetherAsMuchAsItems() {
    Tasks.Question asked = batch.tasks().questions().get(0);
    assertThat(asked.weight() * asked.labels().length)
        .isCloseTo(batch.positions().length, within(1e-6));
  }

  @Test
  void asksNothingOfItemsThatHaveNoEntities() {
    ItemEntities two = new ItemEntities(List.of("of another"), new int[][] {{}, {1}});
    Window window = Window.of(new int[20], 0, 20);
    TrainingBatch told =
        new DenoisedEntities(ITEMS_ASKED).batch(List.of(window), new Draw(3, new long[2], 1, two));
    assertThat(told.tasks().questions()).isEmpty();
    assertThat(told.told()).containsOnly(0L);
  }

  @Test
  void whatHasEveryEntityIsToldNoWrongOne() {
    ItemEntities one = new ItemEntities(List.of("all"), new int[][] {{1}, {1}});
    Window window = Window.of(new int[200], 0, 200);
    TrainingBatch told =
        new DenoisedEntities(ITEMS_ASKED).batch(List.of(window), new Draw(3, new long[2], 1, one));
    assertThat(told.told()).containsOnly(0L, 1L);
  }

  private static long[] told(TrainingBatch from, int position) {
    return Arrays.copyOfRange(from.told(), position * MOST, (position + 1) * MOST);
  }

  private static List<Long> own(long item) {
    return item < 1
        ? List.of()
        : Arrays.stream(ENTITIES.ofItem()[(int) item - 1]).mapToObj(e -> (long) e).toList();
  }

  private static ItemEntities entities() {
    SplittableRandom random = new SplittableRandom(2);
    int[][] own = new int[ITEMS][];
    for (int item = 0; item < ITEMS; item++) {
      own[item] = random.ints(item % 4, 1, 10).distinct().sorted().toArray();
    }
    return new ItemEntities(IntStream.rangeClosed(1, 9).mapToObj(n -> "e" + n).toList(), own);
  }

  private static List<Window> windows() {
    SplittableRandom random = new SplittableRandom(3);
    List<Window> windows = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      int[] sessions = IntStream.range(0, LENGTH).map(at -> at / 4).toArray();
      windows.add(new Window(random.ints(LENGTH, 0, ITEMS).toArray(), sessions, 0, LENGTH));
    }
    return windows;
  }
}
