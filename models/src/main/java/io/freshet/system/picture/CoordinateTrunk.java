package io.freshet.system.picture;

import io.freshet.block.gate.GateCatalogue;
import io.freshet.system.Card;

/**
 * "Coordinate Attention for Efficient Mobile Network Design" (Hou et al., 2021): differs from
 * {@link PlainTrunk} in the gate of its stages, which weighs the rows and the columns of each
 * channel.
 */
public final class CoordinateTrunk implements PictureDefinition {
  @Override
  public Card card() {
    return new Card(
        "coordinate-trunk",
        "Hou et al.: Coordinate Attention for Efficient Mobile Network Design, 2021",
        "weighs the rows and the columns of each channel");
  }

  @Override
  public PictureSettings standard() {
    return PictureSettings.of(96, 3, 1, knobs());
  }

  @Override
  public PictureParts parts(PictureSettings settings, PictureShape shape) {
    return PictureParts.gated(GateCatalogue.named("coordinate"), settings, shape);
  }
}
