package io.freshet.system.picture;

import io.freshet.block.gate.GateCatalogue;
import io.freshet.system.Card;

/**
 * "CCNet, Criss-Cross Attention for Semantic Segmentation" (Huang et al., 2019): differs from
 * {@link PlainTrunk} in the gate of its stages, which lets every place ask its own row and column,
 * twice.
 */
public final class CrissCrossTrunk implements PictureDefinition {
  @Override
  public Card card() {
    return new Card(
        "criss-cross-trunk",
        "Huang et al.: CCNet, Criss-Cross Attention for Semantic Segmentation, 2019",
        "lets every place ask its own row and column, twice");
  }

  @Override
  public PictureSettings standard() {
    return PictureSettings.of(96, 3, 1, knobs());
  }

  @Override
  public PictureParts parts(PictureSettings settings, PictureShape shape) {
    return PictureParts.gated(GateCatalogue.named("criss-cross"), settings, shape);
  }
}
