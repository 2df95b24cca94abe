package io.freshet.system;

import io.freshet.block.ItemTable;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Output;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Reads;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Span;
import io.freshet.tensor.Top;
import java.util.List;
import java.util.Optional;

/** A model that ranks the catalogue after a sequence of items. */
public interface RankingSystem {
  /** Short, lower case: what configuration and manifests call it. */
  String name();

  ItemTable table();

  /** The longest history it takes, in items. */
  int longest();

  /**
   * Which hidden states may depend on which items of a sequence without padding.
   *
   * @return [to][from]
   */
  boolean[][] reach(int length);

  /**
   * @param given ITEMS (B, L) int64, padded on the left with 0, and whatever else an objective made
   * @return MAIN (B, L, D), or (B, 1, D) when the pass reads only the last position
   */
  <T> Flow<T> encode(Pass<T> pass, Flow<T> given);

  /**
   * Items as they stand when the next one is asked for.
   *
   * @param items (B, L) int64
   */
  default <T> T asking(Pass<T> pass, T items) {
    return items;
  }

  /** What it answers besides, while it learns. */
  default List<Slot> answers() {
    return List.of();
  }

  /** How it goes on from what it kept of a history; empty when it keeps nothing. */
  default Optional<Streaming> streaming() {
    return Optional.empty();
  }

  /** MAIN of items alone. */
  default <T> T hidden(Pass<T> pass, T items) {
    return encode(pass, Flow.of(Slot.ITEMS, items)).require(Slot.MAIN, name());
  }

  /** What scores of the item that comes next are made of: hidden states (B, E). */
  default <T> Output<T> nextItem(Pass<T> pass, T items) {
    T hidden = hidden(pass.reading(Reads.LAST), asking(pass, items));
    T last = pass.ops().reshape(hidden, Size.SAME, Size.of(table().width()));
    return table().output(pass.in("items"), last);
  }

  /** Scores (B, V + 1) of the item that comes next. */
  default <T> T nextItemScores(Pass<T> pass, T items) {
    return pass.ops().tiedScores(nextItem(pass, items));
  }

  /**
   * Scores (B, V + 1 + N) of the item that comes next, new items last.
   *
   * @param newItems (N, E + 1): of each a row as the table would have it and, last, its bias
   */
  default <T> T nextItemScores(Pass<T> pass, T items, T newItems) {
    Ops<T> ops = pass.ops();
    Output<T> known = nextItem(pass, items);
    T vectors = ops.slice(newItems, -1, Span.of(0, table().width()));
    T biases = ops.reshape(ops.slice(newItems, -1, Span.LAST), Size.REST);
    T others = ops.tiedScores(new Output<>(known.hidden(), vectors, biases));
    return ops.concat(-1, List.of(ops.tiedScores(known), others));
  }

  /**
   * The k items (B, k) that come next most likely.
   *
   * @param k (1) int64
   */
  default <T> Top<T> nextItems(Pass<T> pass, T items, T k) {
    return pass.ops().top(nextItemScores(pass, items), k);
  }
}
