package io.freshet.system.picture;

import io.freshet.block.gate.GateCatalogue;
import io.freshet.system.Card;

/**
 * "Highway Networks" (Srivastava et al., 2015): differs from {@link PlainTrunk} in the gate of its
 * stages, which lets every number choose between more filters and itself.
 */
public final class HighwayTrunk implements PictureDefinition {
  @Override
  public Card card() {
    return new Card(
        "highway-trunk",
        "Srivastava et al.: Highway Networks, 2015",
        "lets every number choose between more filters and itself");
  }

  @Override
  public PictureSettings standard() {
    return PictureSettings.of(96, 3, 1, knobs());
  }

  @Override
  public PictureParts parts(PictureSettings settings, PictureShape shape) {
    return PictureParts.gated(GateCatalogue.named("highway"), settings, shape);
  }
}
