package io.freshet.block;

import io.freshet.data.ItemEntities;
import io.freshet.tensor.Output;
import io.freshet.tensor.Pass;

/** The vectors of items: looked up going in, scored against going out. Row 0 is padding. */
public interface ItemTable extends Part {
  /** V, items without padding. */
  int items();

  /** D, of the vectors that come in and of the hidden states that go out. */
  int width();

  /** What it was told that its items are. */
  default ItemEntities entities() {
    return ItemEntities.none(items());
  }

  /** (B, L) int64 to (B, L, D). */
  <T> T lookup(Pass<T> pass, T items);

  /** What scores of hidden states (N, D) are made of. */
  <T> Output<T> output(Pass<T> pass, T hidden);

  /** (N, D) to (N, V + 1); padding scores {@link PaddingBias#NEVER}. */
  default <T> T scores(Pass<T> pass, T hidden) {
    return pass.ops().tiedScores(output(pass, hidden));
  }
}
