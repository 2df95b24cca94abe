package io.freshet.system.picture;

import io.freshet.block.picture.NoGate;
import io.freshet.system.Card;

/**
 * {@link PlainTrunk} for clips: every frame goes through the same filters, and the clip is the mean
 * of its frames, so that it is a set of them. Every trunk of clips is told by how it differs from
 * this one.
 */
public final class FrameTrunk implements PictureDefinition {
  @Override
  public Card card() {
    return new Card(
        "frame-trunk",
        "He et al.: Deep Residual Learning for Image Recognition, 2016",
        "sees every frame by itself, so that their order says nothing");
  }

  @Override
  public boolean ofClips() {
    return true;
  }

  @Override
  public PictureSettings standard() {
    return PictureSettings.of(48, 2, 1, knobs());
  }

  @Override
  public PictureParts parts(PictureSettings settings, PictureShape shape) {
    return ClipParts.gated(NoGate.kind(), settings, shape);
  }
}
