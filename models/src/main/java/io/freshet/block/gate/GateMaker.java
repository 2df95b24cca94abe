package io.freshet.block.gate;

/** A kind of gate, to be fitted to a stage. */
public interface GateMaker {
  /** For features (B, channels, height, width). */
  Gate of(int channels, int height, int width);

  /** What tables call the kind. */
  String label();
}
