package io.freshet.objective;

import io.freshet.block.Asked;
import io.freshet.block.MaskableIds;
import io.freshet.block.Mode;
import io.freshet.tensor.Slot;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Which items were hidden, when most are and nothing is shown in their places? As many of each
 * window, each choice as likely; or, as when it serves, the newest alone.
 *
 * @param share of the items of a window that is hidden
 * @param newestShare of the batches that are asked of their newest items alone
 */
public record HiddenItems(double share, double newestShare) implements Objective {
  public HiddenItems {
    if (!(share > 0 && share < 1 && newestShare >= 0 && newestShare <= 1)) {
      throw new IllegalArgumentException(
          "hidden items: share is %s and newest share %s, expected above 0 and below 1, and 0 to 1"
              .formatted(share, newestShare));
    }
  }

  @Override
  public String name() {
    return "hidden-items";
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
  public Set<Slot> gives() {
    return Set.of(Slot.SHOWN, Slot.STANDS);
  }

  @Override
  public TrainingBatch batch(List<Window> windows, Draw draw) {
    SplittableRandom random = new SplittableRandom(draw.seed());
    boolean newestAlone = random.nextDouble() < newestShare;
    int length = windows.stream().mapToInt(Window::items).max().orElseThrow();
    long[] items = new long[windows.size() * length];
    boolean[] hidden = new boolean[items.length];
    for (int row = 0; row < windows.size(); row++) {
      Window window = windows.get(row);
      int start = (row + 1) * length - window.items();
      System.arraycopy(window.vocabulary(0), 0, items, start, window.items());
      if (newestAlone) {
        hidden[start + window.items() - 1] = true;
      } else {
        hide(window.items(), hidden, start, random);
      }
    }
    return asked(windows.size(), items, hidden);
  }

  /** At least one is hidden and one is shown. */
  private void hide(int items, boolean[] hidden, int start, SplittableRandom random) {
    int most = Math.max(1, items - 1);
    int wanted = (int) Math.min(most, Math.max(1, Math.round(share * items)));
    for (int left = items; left > 0; left--) {
      if (random.nextInt(left) < wanted) {
        hidden[start + left - 1] = true;
        wanted--;
      }
    }
  }

  private static TrainingBatch asked(int rows, long[] items, boolean[] hidden) {
    int count = 0;
    for (boolean each : hidden) {
      count += each ? 1 : 0;
    }
    Revealed revealed = Revealed.of(hidden, items, rows);
    long[] positions = new long[count];
    long[] targets = new long[count];
    int at = 0;
    for (int position = 0; position < items.length; position++) {
      if (hidden[position]) {
        positions[at] = position;
        targets[at++] = items[position];
        items[position] = MaskableIds.MASK;
      }
    }
    return new TrainingBatch(rows, items.length / rows, items, positions, targets)
        .showing(revealed);
  }
}
