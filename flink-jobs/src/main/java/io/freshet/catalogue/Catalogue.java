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

  /** All items the catalogue was told of, in the order of their hashes; may change meanwhile. */
  Iterable<Entry> entries();

  /**
   * @param hash {@link io.freshet.id.ItemHash} of the id
   */
  record Entry(long hash, String itemId) {}

  /** How many records of the item topics were applied. */
  long position();
}
