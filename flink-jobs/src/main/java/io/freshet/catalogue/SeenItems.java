package io.freshet.catalogue;

import java.util.List;

/** What one encoder made of the pictures of items. Read by many threads. */
public interface SeenItems {
  /** Where nobody looks at items. */
  SeenItems NONE = (from, most) -> List.of();

  /**
   * What was made of items, in the order in which it was new, from the n-th on. An item that looks
   * otherwise later comes again, with an empty vector when it has no picture any more.
   *
   * @param most of them at once
   */
  List<Seen> seen(int from, int most);

  /**
   * @param hash {@link io.freshet.id.ItemHash} of the id
   * @param vector empty where there is none any more; not to be written
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Seen(long hash, String itemId, float[] vector) {}
}
