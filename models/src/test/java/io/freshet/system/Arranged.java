package io.freshet.system;

import io.freshet.backend.naive.Array;
import io.freshet.block.QueryableIds;
import io.freshet.objective.Arrangement;
import io.freshet.objective.InfilledItems;
import io.freshet.objective.TrainingBatch;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Weights;
import java.util.Arrays;
import java.util.Map;

/** One row whose places and looks an objective arranged, on plain arrays. */
public final class Arranged {
  private Arranged() {}

  /**
   * Hidden states (L, D) row-major.
   *
   * @param items instead of those of the batch
   */
  static double[] states(
      RankingSystem system, Map<String, Weights> weights, TrainingBatch batch, long[] items) {
    int length = batch.length();
    boolean[] visible = batch.arrangement().visible();
    double[] mask = new double[visible.length];
    Arrays.setAll(mask, at -> visible[at] ? 1 : 0);
    Flow<Array> flow =
        Flow.of(Slot.ITEMS, Array.integers(items, 1, length))
            .with(Slot.AGES, Array.integers(batch.arrangement().ages(), 1, length))
            .with(Slot.VISIBLE, new Array(mask, new int[] {1, 1, length, length}, Array.Type.MASK));
    return system.encode(Runs.naivePass(weights), flow).require(Slot.MAIN, "test").data();
  }

  /** Scores (V + 1) at one position. */
  public static double[] scores(
      RankingSystem system, Map<String, Weights> weights, TrainingBatch batch, int position) {
    int width = system.table().width();
    double[] states = states(system, weights, batch, batch.items());
    double[] state = Arrays.copyOfRange(states, position * width, (position + 1) * width);
    return system
        .table()
        .scores(Runs.naivePass(weights).in("items"), Array.of(state, 1, width))
        .data();
  }

  /** Whether a state moved. */
  static boolean moved(double[] before, double[] after, int position, int width) {
    for (int i = position * width; i < (position + 1) * width; i++) {
      if (Math.abs(before[i] - after[i]) > 1e-9) {
        return true;
      }
    }
    return false;
  }

  /**
   * A history, what was written after it, and queries for what follows, all read at once.
   *
   * @param asked queries, each knowing all items
   */
  public static TrainingBatch continued(long[] history, long[] written, int asked) {
    int known = history.length + written.length;
    int length = known + asked;
    long[] items = Arrays.copyOf(history, length);
    System.arraycopy(written, 0, items, history.length, written.length);
    long[] ages = new long[length];
    boolean[] visible = new boolean[length * length];
    for (int at = 0; at < length; at++) {
      ages[at] = InfilledItems.AHEAD - 1L + history.length - at;
      items[at] = at < known ? items[at] : QueryableIds.QUERY;
      int heard = Math.min(known, Math.max(history.length, at + 1));
      Arrays.fill(visible, at * length, at * length + heard, true);
      visible[at * length + at] = true;
    }
    return new TrainingBatch(1, length, items, new long[0], new long[0])
        .with(new Arrangement(ages, visible));
  }
}
