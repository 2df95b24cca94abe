package io.freshet.objective;

import io.freshet.block.MaskableIds;
import io.freshet.block.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Which items were hidden? A window is asked of a random share of its items or, as when it serves,
 * of its newest alone. Of a hidden share 80 % show the mask, 10 % another item and 10 % themselves,
 * so that a state cannot rely on what it reads at its own place.
 *
 * @param share of the items of a window that are asked for
 * @param newestShare of the windows that are asked of their newest item alone
 */
public record MaskedItems(double share, double newestShare) implements Objective {
  private static final double MASKED = 0.8;
  private static final double REPLACED = 0.1;

  public MaskedItems {
    if (!(share > 0 && share < 1 && newestShare >= 0 && newestShare <= 1)) {
      throw new IllegalArgumentException(
          "masked items: share is %s and newest share %s, expected above 0 and below 1, and 0 to 1"
              .formatted(share, newestShare));
    }
  }

  @Override
  public String name() {
    return "masked-items";
  }

  @Override
  public Mode mode() {
    return Mode.BIDIRECTIONAL;
  }

  @Override
  public boolean hidesItems() {
    return true;
  }

  @Override
  public TrainingBatch batch(List<Window> windows, Draw draw) {
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
      for (int at : newestAlone ? List.of(window.items() - 1) : some(window.items(), random)) {
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

  /** Each place with the same chance, and at least one. */
  private List<Integer> some(int places, SplittableRandom random) {
    List<Integer> some = new ArrayList<>();
    for (int at = 0; at < places; at++) {
      if (random.nextDouble() < share) {
        some.add(at);
      }
    }
    return some.isEmpty() ? List.of(random.nextInt(places)) : some;
  }

  private static long shown(long item, int items, SplittableRandom random) {
    double chance = random.nextDouble();
    if (chance < MASKED) {
      return MaskableIds.MASK;
    }
    return chance < MASKED + REPLACED ? 1 + random.nextInt(items) : item;
  }
}
