package io.freshet.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.freshet.block.MaskableIds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Sessions of 1 to 4 items each; those with more are cut in two. */
final class MaskedSpansTest {
  private static final int ITEMS = 1_000;
  private static final int ROWS = 4_000;
  private static final int LENGTH = 50;
  private static final int LONGEST = 3;
  private static final MaskedSpans WHOLE = new MaskedSpans(new MaskedItems(0.15, 0), 1, LONGEST);

  private final List<Window> windows = windows();
  private final TrainingBatch batch = WHOLE.batch(windows, new Draw(5, ITEMS));

  @Test
  void aSpanIsAskedForWholeOrNotAtAll() {
    Set<Long> asked = new HashSet<>();
    for (long position : batch.positions()) {
      asked.add(position);
    }
    int spans = 0;
    int multiple = 0;
    for (int row = 0; row < ROWS; row++) {
      long start = (long) row * LENGTH;
      for (List<Integer> span : WHOLE.spans(windows.get(row))) {
        long hidden = span.stream().filter(at -> asked.contains(start + at)).count();
        assertThat(hidden).isIn(0L, (long) span.size());
        spans += hidden > 0 ? 1 : 0;
        multiple += hidden > 1 ? 1 : 0;
      }
    }
    assertThat(spans).isGreaterThan(10_000);
    assertThat(multiple).as("of several items").isGreaterThan(spans / 2);
  }

  @Test
  void spansAreTheRunsOfASessionUpToTheLastItem() {
    int[] sessions = {7, 7, 7, 7, 8, 9, 9};
    Window window = new Window(new int[7], sessions, 1, 7);
    assertThat(WHOLE.spans(window)).containsExactly(List.of(0, 1, 2), List.of(3), List.of(4, 5));
    Window late = new Window(new int[5], new int[] {1, 7, 7, 7, 7}, 0, 5);
    assertThat(WHOLE.spans(late)).containsExactly(List.of(0), List.of(1, 2, 3), List.of(4));
    assertThat(WHOLE.spans(Window.of(new int[2], 0, 2))).containsExactly(List.of(0), List.of(1));
  }

  @Test
  void asksForItsShareAndShowsTheMaskAnotherItemOrTheItem() {
    double asked = batch.positions().length;
    double masked = 0;
    double kept = 0;
    for (int at = 0; at < asked; at++) {
      long shown = batch.items()[(int) batch.positions()[at]];
      masked += shown == MaskableIds.MASK ? 1 : 0;
      kept += shown == batch.targets()[at] ? 1 : 0;
    }
    assertThat(asked / (ROWS * LENGTH)).isCloseTo(0.15, within(0.01));
    assertThat(masked / asked).isCloseTo(0.8, within(0.01));
    assertThat(kept / asked).isCloseTo(0.1, within(0.01));
  }

  @Test
  void theRestOfTheWindowsHidesSingleItems() {
    MaskedSpans half = new MaskedSpans(new MaskedItems(0.15, 0), 0.5, LONGEST);
    TrainingBatch mixed = half.batch(windows, new Draw(5, ITEMS));
    assertThat(halved(mixed)).isBetween(ROWS / 4, ROWS);
    assertThat(halved(batch)).isZero();
  }

  @Test
  void refusesSharesThatAreNone() {
    assertThatThrownBy(() -> new MaskedSpans(new MaskedItems(0.15, 0), 0, 5))
        .hasMessageContaining("span share is 0.0 and longest span 5");
  }

  /** How many windows hide a part of a span. */
  private int halved(TrainingBatch given) {
    Set<Long> asked = new HashSet<>();
    for (long position : given.positions()) {
      asked.add(position);
    }
    int halved = 0;
    for (int row = 0; row < ROWS; row++) {
      long start = (long) row * LENGTH;
      halved +=
          WHOLE.spans(windows.get(row)).stream()
                  .map(
                      span ->
                          span.stream().filter(at -> asked.contains(start + at)).count()
                              % span.size())
                  .anyMatch(part -> part > 0)
              ? 1
              : 0;
    }
    return halved;
  }

  private static List<Window> windows() {
    SplittableRandom random = new SplittableRandom(3);
    List<Window> windows = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      int[] sessions = new int[LENGTH];
      int at = 0;
      for (int session = 0; at < LENGTH; session++) {
        for (int end = Math.min(LENGTH, at + 1 + random.nextInt(4)); at < end; at++) {
          sessions[at] = session;
        }
      }
      windows.add(new Window(random.ints(LENGTH, 0, ITEMS).toArray(), sessions, 0, LENGTH));
    }
    return windows;
  }
}
