package io.freshet.system.picture;

import io.freshet.block.gate.GateCatalogue;
import io.freshet.system.Card;

/**
 * "Squeeze-and-Excitation Networks" (Hu et al., 2018): where {@link PlainTrunk} hands on what a
 * stage made, this one weighs its channels, by what they hold on average over the picture.
 */
public final class SqueezeExcitationTrunk implements PictureDefinition {
  @Override
  public Card card() {
    return new Card(
        "se-trunk",
        "Hu et al.: Squeeze-and-Excitation Networks, 2018",
        "weighs the channels of each stage by their means");
  }

  @Override
  public PictureSettings standard() {
    return PictureSettings.of(96, 3, 1, knobs());
  }

  @Override
  public PictureParts parts(PictureSettings settings, PictureShape shape) {
    return PictureParts.gated(GateCatalogue.named("squeeze-excitation"), settings, shape);
  }
}
