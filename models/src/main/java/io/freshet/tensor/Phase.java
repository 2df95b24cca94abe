package io.freshet.tensor;

/** What a pass is for. */
public sealed interface Phase {
  /** Randomness is drawn from seed, step and scope, so that a resumed run draws the same. */
  record Training(long seed, long step) implements Phase {}

  /** Nothing is random. */
  record Inference() implements Phase {}
}
