package io.freshet.catalogue;

import java.util.Optional;

/** What is known of items. Read by many threads; unknown items are ordinary and available. */
public interface Catalogue {
  /**
   * Whether an item can be had.
   *
   * @param hash {@link io.freshet.id.ItemHash} of the item
   */
  boolean isAvailable(long hash, long nowMillis);

  /** The id behind a hash, when the catalogue was told of the item. */
  Optional<String> itemId(long hash);

  /** How many records of the item topics were applied. */
  long position();
}
