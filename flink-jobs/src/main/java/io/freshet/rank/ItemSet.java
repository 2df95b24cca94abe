package io.freshet.rank;

import java.util.Arrays;

/** A set of item hashes: open addressing, grows, never shrinks. 0 is no item and never inside. */
// per record
public final class ItemSet {
  private long[] slots;
  private int size;

  public ItemSet(int expected) {
    slots = new long[Math.max(8, Integer.highestOneBit(Math.max(1, expected)) * 4)];
  }

  /** Adds an item. */
  public void add(long hash) {
    if (size * 2 >= slots.length) {
      grow();
    }
    size += place(hash) ? 1 : 0;
  }

  public boolean contains(long hash) {
    if (size == 0) {
      return false;
    }
    int slot = slot(hash);
    while (slots[slot] != 0) {
      if (slots[slot] == hash) {
        return true;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return false;
  }

  public int size() {
    return size;
  }

  private boolean place(long hash) {
    int slot = slot(hash);
    while (slots[slot] != 0) {
      if (slots[slot] == hash) {
        return false;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = hash;
    return true;
  }

  private void grow() {
    long[] before = slots;
    slots = new long[before.length * 2];
    Arrays.stream(before).filter(hash -> hash != 0).forEach(this::place);
  }

  /** The hashes are uniform already. */
  private int slot(long hash) {
    return (int) (hash ^ (hash >>> 32)) & (slots.length - 1);
  }
}
