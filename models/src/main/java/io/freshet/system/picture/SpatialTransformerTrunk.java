package io.freshet.system.picture;

import io.freshet.block.gate.GateCatalogue;
import io.freshet.system.Card;

/**
 * "Spatial Transformer Networks" (Jaderberg et al., 2015): differs from {@link PlainTrunk} in the
 * gate of its stages, which turns, stretches and moves what each stage made.
 */
public final class SpatialTransformerTrunk implements PictureDefinition {
  @Override
  public Card card() {
    return new Card(
        "stn-trunk",
        "Jaderberg et al.: Spatial Transformer Networks, 2015",
        "turns, stretches and moves what each stage made");
  }

  @Override
  public PictureSettings standard() {
    return PictureSettings.of(96, 3, 1, knobs());
  }

  @Override
  public PictureParts parts(PictureSettings settings, PictureShape shape) {
    return PictureParts.gated(GateCatalogue.named("spatial-transformer"), settings, shape);
  }
}
