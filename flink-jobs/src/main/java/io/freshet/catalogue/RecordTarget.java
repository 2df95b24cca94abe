package io.freshet.catalogue;

import io.freshet.wire.BadRecord;

/**
 * What takes the records of a compacted topic, one after another.
 *
 * @param <R> a record
 */
interface RecordTarget<R> {
  /**
   * @throws BadRecord when the record cannot be used; the next one comes all the same
   */
  void apply(R record) throws BadRecord;

  /** Of a record without a value. */
  void forget(String key);

  /** All was applied that was there at the start. */
  void catchUp();
}
