package io.freshet.catalogue;

import io.freshet.wire.BadRecord;

/** What takes the records of a compacted topic, one after another. */
interface RecordTarget {
  /**
   * @throws BadRecord when the value cannot be used; the next record comes all the same
   */
  void apply(byte[] value) throws BadRecord;

  /** Of a record without a value. */
  void forget(String key);

  /** All was applied that was there at the start. */
  default void catchUp() {}
}
