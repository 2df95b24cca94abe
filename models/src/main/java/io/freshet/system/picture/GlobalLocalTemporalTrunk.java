package io.freshet.system.picture;

import io.freshet.block.gate.GateCatalogue;
import io.freshet.block.picture.OverFrames;
import io.freshet.system.Card;

/**
 * "Global-Local Temporal Representations for Video Person Re-Identification" (Li et al., 2019):
 * differs from {@link FrameTrunk} in the gate of its stages, which lets frames hear those near them
 * and then all of the clip.
 */
public final class GlobalLocalTemporalTrunk implements PictureDefinition {
  @Override
  public Card card() {
    return new Card(
        "gltr-trunk",
        "Li et al.: Global-Local Temporal Representations for Video Person Re-Identification, 2019",
        "lets frames hear their neighbours, then all frames");
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
        OverFrames.kind(GateCatalogue.ofClips("global-local-temporal"), shape.frames()),
        settings,
        shape);
  }
}
