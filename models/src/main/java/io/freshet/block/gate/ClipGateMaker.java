package io.freshet.block.gate;

/** A kind of gate over the frames of clips, to be fitted to a stage. */
public interface ClipGateMaker {
  /** For features (B, F, C, H, W). */
  Gate of(Clip clip);

  /** What tables call the kind. */
  String label();
}
