package io.freshet.system;

import io.freshet.block.ItemTable;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Reads;
import io.freshet.tensor.Size;
import io.freshet.tensor.Top;

/** A model that ranks the catalogue after a sequence of items. */
public interface RankingSystem {
  /** Short, lower case: what configuration and manifests call it. */
  String name();

  ItemTable table();

  /** The longest sequence it takes. */
  int longest();

  /** Whether the hidden state at one position may depend on the item at another. */
  boolean sees(int from, int to, int length);

  /**
   * @param items (B, L) int64, padded on the left with 0
   * @return (B, L, D), or (B, 1, D) when the pass reads only the last position
   */
  <T> T hidden(Pass<T> pass, T items);

  /** Scores (B, V + 1) of the item that comes next. */
  default <T> T nextItemScores(Pass<T> pass, T items) {
    T hidden = hidden(pass.reading(Reads.LAST), items);
    T last = pass.ops().reshape(hidden, Size.SAME, Size.of(table().width()));
    return table().scores(pass.in("items"), last);
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
