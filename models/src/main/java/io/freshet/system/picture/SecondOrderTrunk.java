package io.freshet.system.picture;

import io.freshet.block.gate.GateCatalogue;
import io.freshet.system.Card;

/**
 * "Second-order Attention Network for Single Image Super-Resolution" (Dai et al., 2019): differs
 * from {@link PlainTrunk} in the gate of its stages, which weighs channels by how they vary with
 * each other.
 */
public final class SecondOrderTrunk implements PictureDefinition {
  @Override
  public Card card() {
    return new Card(
        "soca-trunk",
        "Dai et al.: Second-order Attention Network for Single Image Super-Resolution, 2019",
        "weighs channels by how they vary with each other");
  }

  @Override
  public PictureSettings standard() {
    return PictureSettings.of(96, 3, 1, knobs());
  }

  @Override
  public PictureParts parts(PictureSettings settings, PictureShape shape) {
    return PictureParts.gated(GateCatalogue.named("second-order"), settings, shape);
  }
}
