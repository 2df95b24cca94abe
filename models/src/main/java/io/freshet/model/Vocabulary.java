package io.freshet.model;

import io.freshet.id.ItemHash;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Items a model knows: index 0 is padding, items are 1 to {@link #size()}. */
public final class Vocabulary {
  private final List<String> itemIds;
  private final Map<Long, Integer> indexByHash;

  /**
   * @param itemIds ids in index order, the first has index 1
   * @throws IllegalArgumentException when an id repeats or two ids share a 64-bit hash
   */
  public Vocabulary(List<String> itemIds) {
    this.itemIds = List.copyOf(itemIds);
    this.indexByHash = new HashMap<>(itemIds.size() * 2);
    for (int i = 0; i < this.itemIds.size(); i++) {
      Integer earlier = indexByHash.put(ItemHash.of(this.itemIds.get(i)), i + 1);
      if (earlier != null) {
        throw new IllegalArgumentException(
            "vocabulary items %d (%s) and %d (%s) have the same hash"
                .formatted(earlier, this.itemIds.get(earlier - 1), i + 1, this.itemIds.get(i)));
      }
    }
  }

  /** V, the number of items, padding not counted. */
  public int size() {
    return itemIds.size();
  }

  /** The index of an item by {@link ItemHash}, or 0 when the model does not know it. */
  public int indexOf(long itemHash) {
    Integer index = indexByHash.get(itemHash);
    return index == null ? 0 : index;
  }

  /** The id of an index from 1 to {@link #size()}. */
  public String itemId(int index) {
    return itemIds.get(index - 1);
  }

  public List<String> itemIds() {
    return itemIds;
  }
}
