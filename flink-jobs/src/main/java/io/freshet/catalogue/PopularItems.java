package io.freshet.catalogue;

import java.util.List;

/**
 * What people chose most of late, best first: the list for whom no model knows anything.
 *
 * @param items ids and decayed counts, descending
 */
public record PopularItems(List<Popular> items) {
  public static final PopularItems NONE = new PopularItems(List.of());

  public PopularItems {
    items = List.copyOf(items);
  }

  /**
   * @param hash of the id
   * @param weight decayed count, comparable within one list only
   */
  public record Popular(String itemId, long hash, float weight) {}
}
