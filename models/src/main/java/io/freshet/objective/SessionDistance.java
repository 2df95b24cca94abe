package io.freshet.objective;

import io.freshet.block.MaskableIds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * How far apart do two halves stand? They follow each other, they come from elsewhere in the same
 * history, or from another one.
 */
final class SessionDistance {
  static final int CLASSES = 3;

  private final List<Window> windows;
  private final SplittableRandom random;

  SessionDistance(List<Window> windows, SplittableRandom random) {
    this.windows = windows;
    this.random = random;
  }

  /** Items of a window but the oldest, the second half perhaps another, and a hidden one. */
  TaskRow row(Window window) {
    long[] items = window.vocabulary(1);
    int half = items.length / 2;
    List<Optional<long[]>> choices = new ArrayList<>();
    choices.add(Optional.of(Arrays.copyOfRange(items, half, items.length)));
    choices.add(elsewhere(window, items.length - half));
    choices.add(another(window, items.length - half));
    int label = random.nextInt(CLASSES);
    while (choices.get(label).isEmpty()) {
      label = random.nextInt(CLASSES);
    }
    long[] second = choices.get(label).orElseThrow();
    long[] read = Arrays.copyOf(items, half + second.length + 1);
    System.arraycopy(second, 0, read, half, second.length);
    read[half + second.length] = MaskableIds.MASK;
    return TaskRow.ofNewest(ContinualTasks.Task.DISTANCE, read, label);
  }

  /** So many items that stood before or after the window. */
  private static Optional<long[]> elsewhere(Window window, int count) {
    if (window.from() >= count) {
      return Optional.of(Window.of(window.sequence(), 0, count).vocabulary(0));
    }
    int length = window.sequence().length;
    return length - window.to() >= count
        ? Optional.of(Window.of(window.sequence(), length - count, length).vocabulary(0))
        : Optional.empty();
  }

  /** At most so many items of somebody else. */
  private Optional<long[]> another(Window window, int count) {
    Window other = windows.get(random.nextInt(windows.size()));
    if (other.sequence() == window.sequence()) {
      return Optional.empty();
    }
    int from = Math.max(other.from(), other.to() - count);
    return Optional.of(Window.of(other.sequence(), from, other.to()).vocabulary(0));
  }
}
