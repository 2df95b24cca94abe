package io.freshet.catalogue;

import java.util.List;

/** What one encoder made of the pictures of items. Read by many threads. */
public interface SeenItems {
  /** Where nobody looks at items. */
  SeenItems NONE = new Nothing();

  /**
   * What was made of items last, in the order in which it came. An item that looks otherwise later
   * comes again, with an empty vector when it has no picture any more.
   *
   * @param after sequence number of the last one that was read; 0 for none
   * @param most of them at once
   */
  List<Seen> seen(long after, int most);

  /**
   * What was made of an item last; empty where that is nothing.
   *
   * @param hash {@link io.freshet.id.ItemHash} of the id
   */
  float[] vector(long hash);

  /** How many items it made something of, as far as it is known. */
  int size();

  /**
   * @param sequence rises from one to the next, from 1
   * @param hash {@link io.freshet.id.ItemHash} of the id
   * @param vector empty where there is none any more; not to be written
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Seen(long sequence, long hash, String itemId, float[] vector) {}

  /** Nobody looks. */
  record Nothing() implements SeenItems {
    private static final float[] EMPTY = {};

    @Override
    public List<Seen> seen(long after, int most) {
      return List.of();
    }

    @Override
    public float[] vector(long hash) {
      return EMPTY;
    }

    @Override
    public int size() {
      return 0;
    }
  }
}
