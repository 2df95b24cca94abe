package io.freshet.simulator;

/** How a shop shows its items. Pictures are drawn from how they look, as PNG. */
public enum Showing {
  WORDS,
  PICTURES,
  /** Of a shop that nobody knows yet: every item is called by its name before it is drawn. */
  WORDS_THEN_PICTURES
}
