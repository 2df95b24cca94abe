package io.freshet.block;

import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;

/** What a system reads: makes vectors of a user's items. */
public interface Input extends Part {
  /** How many positions a history of so many items takes when its next item is asked for. */
  int places(int items);

  /** What is asked when it serves. */
  Asked asks();

  /**
   * ITEMS as they stand when the next item is asked for.
   *
   * @param items (B, L) int64, padded on the left with 0
   */
  <T> T asking(Pass<T> pass, T items);

  /** Whether it asks what items are. */
  default boolean readsEntities() {
    return false;
  }

  /** ITEMS to REAL and MAIN. */
  <T> Flow<T> read(Pass<T> pass, ItemTable table, Flow<T> given);
}
