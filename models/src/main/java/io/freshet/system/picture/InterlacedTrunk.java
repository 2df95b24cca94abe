package io.freshet.system.picture;

import io.freshet.block.gate.GateCatalogue;
import io.freshet.system.Card;

/**
 * "Interlaced Sparse Self-Attention for Semantic Segmentation" (Huang et al., 2019): differs from
 * {@link PlainTrunk} in the gate of its stages, which lets places ask those far apart, then those
 * near by.
 */
public final class InterlacedTrunk implements PictureDefinition {
  @Override
  public Card card() {
    return new Card(
        "interlaced-trunk",
        "Huang et al.: Interlaced Sparse Self-Attention for Semantic Segmentation, 2019",
        "lets places ask those far apart, then those near by");
  }

  @Override
  public PictureSettings standard() {
    return PictureSettings.of(96, 3, 1, knobs());
  }

  @Override
  public PictureParts parts(PictureSettings settings, PictureShape shape) {
    return PictureParts.gated(GateCatalogue.named("interlaced"), settings, shape);
  }
}
