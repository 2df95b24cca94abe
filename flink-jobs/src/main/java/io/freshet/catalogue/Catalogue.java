package io.freshet.catalogue;

import io.freshet.id.ItemHash;
import java.util.List;
import java.util.Optional;

/** What is known of items. Read by many threads; unknown items are ordinary and available. */
public interface Catalogue {
  /** After every position. */
  long NEVER = Long.MAX_VALUE;

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

  /**
   * What was said of items, in the order in which it was new, from the n-th on. An item of which
   * something else is said later comes again, without a title and categories when that is nothing.
   *
   * @param most of them at once
   */
  List<Description> described(int from, int most);

  /**
   * @param hash {@link io.freshet.id.ItemHash} of the id
   * @param title empty where there is none
   */
  record Description(long hash, String itemId, String title, List<String> categories) {
    public Description {
      categories = List.copyOf(categories);
    }

    static Description none(String itemId) {
      return new Description(ItemHash.of(itemId), itemId, "", List.of());
    }

    /** Whether nothing is said. */
    public boolean isEmpty() {
      return title.isEmpty() && categories.isEmpty();
    }
  }

  /**
   * The {@link #position} at which an item could be had by its name for the first time, {@link
   * #NEVER} while it could not. Known of every item, and forgotten with it.
   *
   * @param hash {@link io.freshet.id.ItemHash} of the id
   */
  long launchedAt(long hash);

  /** How many records of the item topics were applied. */
  long position();

  /** Whether all was applied that was said before anybody listened. */
  boolean isCaughtUp();
}
