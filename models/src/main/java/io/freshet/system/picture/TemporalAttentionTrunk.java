package io.freshet.system.picture;

import io.freshet.block.gate.GateCatalogue;
import io.freshet.block.picture.OverFrames;
import io.freshet.system.Card;

/**
 * "Is Space-Time Attention All You Need for Video Understanding?" (Bertasius et al., 2021), of
 * which only the attention over time: differs from {@link FrameTrunk} in the gate of its stages,
 * which lets every place ask the same place in every frame.
 */
public final class TemporalAttentionTrunk implements PictureDefinition {
  @Override
  public Card card() {
    return new Card(
        "temporal-trunk",
        "Bertasius et al.: Is Space-Time Attention All You Need for Video Understanding?, 2021",
        "lets every place ask itself in every frame");
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
    return ClipParts.gated(
        OverFrames.kind(GateCatalogue.ofClips("temporal"), shape.frames()), settings, shape);
  }
}
