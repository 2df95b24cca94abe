package io.freshet.rank;

/** Items by index, and what a list has to know of them. */
// per record
public interface ItemPool {
  String id(int index);

  /** As {@link io.freshet.id.ItemHash} makes it of the id. */
  long hash(int index);
}
