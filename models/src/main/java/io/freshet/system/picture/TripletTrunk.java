package io.freshet.system.picture;

import io.freshet.block.gate.GateCatalogue;
import io.freshet.system.Card;

/**
 * "Rotate to Attend, Convolutional Triplet Attention Module" (Misra et al., 2021): differs from
 * {@link PlainTrunk} in the gate of its stages, which says where to look from three sides of each
 * stage.
 */
public final class TripletTrunk implements PictureDefinition {
  @Override
  public Card card() {
    return new Card(
        "triplet-trunk",
        "Misra et al.: Rotate to Attend, Convolutional Triplet Attention Module, 2021",
        "says where to look from three sides of each stage");
  }

  @Override
  public PictureSettings standard() {
    return PictureSettings.of(96, 3, 1, knobs());
  }

  @Override
  public PictureParts parts(PictureSettings settings, PictureShape shape) {
    return PictureParts.gated(GateCatalogue.named("triplet"), settings, shape);
  }
}
