package io.freshet.model;

import io.freshet.id.ItemHash;
import java.util.List;

/** Items a model knows: index 0 is padding, items are 1 to {@link #size()}. */
public final class Vocabulary {
  private final List<String> itemIds;

  // Open addressing, at most half full; index 0 marks a free slot.
  private final long[] hashes;
  private final int[] indices;

  /**
   * @param itemIds ids in index order, the first has index 1
   * @throws IllegalArgumentException when an id repeats or two ids share a 64-bit hash
   */
  public Vocabulary(List<String> itemIds) {
    this.itemIds = List.copyOf(itemIds);
    int slots = Integer.highestOneBit(Math.max(4, this.itemIds.size())) * 4;
    this.hashes = new long[slots];
    this.indices = new int[slots];
    for (int index = 1; index <= this.itemIds.size(); index++) {
      place(index);
    }
  }

  private void place(int index) {
    long hash = ItemHash.of(itemId(index));
    int slot = slotOf(hash);
    int earlier = indices[slot];
    if (earlier != 0) {
      throw new IllegalArgumentException(
          "vocabulary items %d (%s) and %d (%s) have the same hash"
              .formatted(earlier, itemId(earlier), index, itemId(index)));
    }
    hashes[slot] = hash;
    indices[slot] = index;
  }

  /** V, the number of items, padding not counted. */
  public int size() {
    return itemIds.size();
  }

  /** The index of an item by {@link ItemHash}, or 0 when the model does not know it. */
  public int indexOf(long itemHash) {
    return indices[slotOf(itemHash)];
  }

  /** Where the hash is, or the free slot where it would be; the hashes are uniform already. */
  private int slotOf(long hash) {
    int mask = hashes.length - 1;
    int slot = (int) (hash ^ (hash >>> 32)) & mask;
    while (indices[slot] != 0 && hashes[slot] != hash) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** The id of an index from 1 to {@link #size()}. */
  public String itemId(int index) {
    return itemIds.get(index - 1);
  }

  public List<String> itemIds() {
    return itemIds;
  }
}
