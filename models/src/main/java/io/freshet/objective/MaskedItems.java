package io.freshet.objective;

import io.freshet.block.Asked;
import io.freshet.block.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Which items were hidden? A window is asked of a random share of its items or, as when it serves,
 * of its newest alone.
 *
 * @param share of the items of a window that are asked for
 * @param newestShare of the windows that are asked of their newest item alone
 */
public record MaskedItems(double share, double newestShare) implements Objective {
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
  public Asked asks() {
    return Asked.HIDDEN_ITEM;
  }

  @Override
  public TrainingBatch batch(List<Window> windows, Draw draw) {
    return new Hiding(this::some, newestShare).batch(windows, draw);
  }

  /** Each place with the same chance, and at least one. */
  List<Integer> some(Window window, SplittableRandom random) {
    List<Integer> some = new ArrayList<>();
    for (int at = 0; at < window.items(); at++) {
      if (random.nextDouble() < share) {
        some.add(at);
      }
    }
    return some.isEmpty() ? List.of(random.nextInt(window.items())) : some;
  }
}
