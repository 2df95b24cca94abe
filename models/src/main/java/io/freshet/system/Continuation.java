package io.freshet.system;

import io.freshet.block.FlowAttention;
import io.freshet.block.PaddingBias;
import io.freshet.block.Positions;
import io.freshet.block.QueryableIds;
import io.freshet.objective.InfilledItems;
import io.freshet.system.Remembered.Kept;
import io.freshet.tensor.Binary;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Writes what follows a history with a system that was trained by {@link InfilledItems}: at each
 * step a span of queries is asked, the best item that was not written yet is taken for each, and
 * only what is new is read. No item is written twice.
 *
 * @param system of {@link FlowAttention} around nothing else
 * @param span items of one step
 */
public record Continuation(RankingSystem system, int span) {
  public Continuation {
    if (span < 1 || span > InfilledItems.AHEAD) {
      throw new IllegalArgumentException(
          "a step writes %d items, expected 1 to %d".formatted(span, InfilledItems.AHEAD));
    }
  }

  /**
   * @param history (B, L) int64, padded on the left with 0
   * @param count N, at most {@link InfilledItems#AHEAD}
   * @return (B, N) int64
   */
  public <T> T write(Pass<T> pass, T history, int count) {
    if (count < 1 || count > InfilledItems.AHEAD) {
      throw new IllegalArgumentException(
          "cannot write %d items, expected 1 to %d".formatted(count, InfilledItems.AHEAD));
    }
    Ops<T> ops = pass.ops();
    List<T> written = new ArrayList<>();
    T read = history;
    Remembered<T> memory = Remembered.nothing();
    while (written.size() < count) {
      int asked = Math.min(span, count - written.size());
      Kept<T> kept = new Kept<>(new ArrayList<>());
      Flow<T> step = memory.before(ops, step(ops, read, written.size(), asked));
      Flow<T> states = system.encode(pass.tappedBy(kept), step);
      memory = memory.and(ops, read, kept.ofItems(ops, asked));
      choose(pass, states.require(Slot.MAIN, "continuation"), asked, written);
      read = ops.concat(1, written.subList(written.size() - asked, written.size()));
    }
    return ops.concat(1, written);
  }

  /**
   * What one step reads: items that were not read yet, and queries.
   *
   * @param written before
   */
  private <T> Flow<T> step(Ops<T> ops, T read, int written, int asked) {
    T newest = ops.slice(read, 1, Span.LAST);
    T query = ops.shift(ops.subtract(newest, newest), QueryableIds.QUERY);
    List<T> items = new ArrayList<>(List.of(read));
    items.addAll(Collections.nCopies(asked, query));
    long[] places = new long[asked];
    Arrays.setAll(places, at -> InfilledItems.AHEAD - 1L - written - at);
    T before = ops.shift(Positions.ages(ops, read), InfilledItems.AHEAD - written);
    T ages = ops.concat(0, List.of(before, ops.integers(places)));
    Flow<T> step =
        Flow.of(Slot.ITEMS, ops.concat(1, items))
            .with(Slot.AGES, ops.reshape(ages, Size.of(1), Size.REST));
    return written == 0 ? step : step.with(Slot.VISIBLE, notLater(ops, span, asked));
  }

  /**
   * (1, 1, R + Q, R + Q): written items hear those before them, queries hear the items, and all
   * hear themselves.
   *
   * @param read R
   * @param asked Q
   */
  private static <T> T notLater(Ops<T> ops, int read, int asked) {
    int all = read + asked;
    long[] heard = new long[all * all];
    for (int at = 0; at < all; at++) {
      Arrays.fill(heard, at * all, at * all + Math.min(at, read), 1);
      heard[at * all + at] = 1;
    }
    T square = ops.reshape(ops.integers(heard), Size.of(1), Size.of(1), Size.of(all), Size.of(all));
    return ops.binary(Binary.LESS, ops.integers(0), square);
  }

  /** The best items of the newest states, one after the other. */
  private <T> void choose(Pass<T> pass, T states, int asked, List<T> written) {
    Ops<T> ops = pass.ops();
    for (int at = asked; at > 0; at--) {
      T state = ops.slice(states, 1, Span.of(-at, at == 1 ? Span.END : 1L - at));
      T hidden = ops.reshape(state, Size.SAME, Size.of(system.table().width()));
      T scores = system.table().scores(pass.in("items"), hidden);
      T everyItem = ops.range(scores, 1);
      for (T earlier : written) {
        T again = ops.binary(Binary.EQUAL, everyItem, earlier);
        scores = ops.where(again, ops.scalar(PaddingBias.NEVER), scores);
      }
      written.add(ops.top(scores, ops.integers(1)).indices());
    }
  }
}
