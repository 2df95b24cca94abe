package io.freshet.system.picture;

import io.freshet.block.gate.GateCatalogue;
import io.freshet.block.picture.OverFrames;
import io.freshet.block.picture.ToldFrames;
import io.freshet.system.Card;

/**
 * "Decoupled Spatial-Temporal Transformer for Video Inpainting" (Liu et al., 2021): differs from
 * {@link FrameTrunk} in the gate of its stages, which asks in each of four zones over all frames
 * and then within every frame. It would take frames as a set, and is told which is which.
 */
public final class DecoupledSpatialTemporalTrunk implements PictureDefinition {
  @Override
  public Card card() {
    return new Card(
        "dstt-trunk",
        "Liu et al.: Decoupled Spatial-Temporal Transformer for Video Inpainting, 2021",
        "asks in four zones over all frames, then within every frame");
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
        OverFrames.kind(
            ToldFrames.kind(GateCatalogue.ofClips("decoupled-spatial-temporal")), shape.frames()),
        settings,
        shape);
  }
}
