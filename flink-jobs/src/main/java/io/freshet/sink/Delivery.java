package io.freshet.sink;

/** How often a list may appear in its topic. */
public enum Delivery {
  /** Lists appear when a checkpoint completes, once for readers of committed records. */
  EXACTLY_ONCE,
  /** Lists appear at once, and again after a failure: the id tells copies apart. */
  AT_LEAST_ONCE
}
