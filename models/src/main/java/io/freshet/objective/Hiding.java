package io.freshet.objective;

import io.freshet.block.MaskableIds;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Hides items of windows and asks for them. Of the hidden 80 % show the mask, 10 % another item and
 * 10 % themselves, so that a state cannot rely on what it reads at its own place.
 *
 * @param choice of what is hidden
 * @param newestShare of the windows that are asked of their newest item alone, as when it serves
 */
record Hiding(Choice choice, double newestShare) {
  private static final double MASKED = 0.8;
  private static final double REPLACED = 0.1;

  /** Picks places of a window, from 0; at least one. */
  interface Choice {
    List<Integer> places(Window window, SplittableRandom random);
  }

  TrainingBatch batch(List<Window> windows, Draw draw) {
    SplittableRandom random = new SplittableRandom(draw.seed());
    int length = windows.stream().mapToInt(Window::items).max().orElseThrow();
    long[] items = new long[windows.size() * length];
    List<Integer> asked = new ArrayList<>();
    List<Long> answers = new ArrayList<>();
    for (int row = 0; row < windows.size(); row++) {
      Window window = windows.get(row);
      int start = (row + 1) * length - window.items();
      for (int at = 0; at < window.items(); at++) {
        items[start + at] = window.sequence()[window.from() + at] + 1L;
      }
      boolean newestAlone = random.nextDouble() < newestShare;
      for (int at : newestAlone ? List.of(window.items() - 1) : choice.places(window, random)) {
        asked.add(start + at);
        answers.add(items[start + at]);
        items[start + at] =
            newestAlone ? MaskableIds.MASK : shown(items[start + at], draw.items(), random);
      }
    }
    long[] positions = asked.stream().mapToLong(Integer::longValue).toArray();
    long[] targets = answers.stream().mapToLong(Long::longValue).toArray();
    return new TrainingBatch(windows.size(), length, items, positions, targets);
  }

  private static long shown(long item, int items, SplittableRandom random) {
    double chance = random.nextDouble();
    if (chance < MASKED) {
      return MaskableIds.MASK;
    }
    return chance < MASKED + REPLACED ? 1 + random.nextInt(items) : item;
  }
}
