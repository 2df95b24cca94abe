package io.freshet.tensor;

/** Which positions somebody reads from what a block returns. */
public enum Reads {
  ALL,
  /** Only the newest: what follows need not be computed for the others. */
  LAST
}
