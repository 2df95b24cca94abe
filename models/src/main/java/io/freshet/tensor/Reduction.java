package io.freshet.tensor;

/** What becomes of an axis that is reduced to size 1. */
public enum Reduction {
  SUM,
  MEAN,
  MAX
}
