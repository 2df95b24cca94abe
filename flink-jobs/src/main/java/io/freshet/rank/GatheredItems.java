package io.freshet.rank;

import java.util.Arrays;

/** A pool for one list, filled one by one. */
// per record
public final class GatheredItems implements ItemPool {
  private String[] ids = new String[16];
  private long[] hashes = new long[16];
  private final ItemSet held = new ItemSet(16);
  private int size;

  /** Takes one more item and gives its index. */
  public int add(String id, long hash) {
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, 2 * size);
      hashes = Arrays.copyOf(hashes, 2 * size);
    }
    ids[size] = id;
    hashes[size] = hash;
    held.add(hash);
    return size++;
  }

  public boolean contains(long hash) {
    return held.contains(hash);
  }

  @Override
  public String id(int index) {
    return ids[index];
  }

  @Override
  public long hash(int index) {
    return hashes[index];
  }
}
