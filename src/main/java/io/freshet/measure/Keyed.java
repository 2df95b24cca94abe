package io.freshet.measure;

/** A row of a {@link Ledger}. */
public interface Keyed {
  RowKey key();
}
