package io.freshet.system.picture;

import io.freshet.block.gate.GateCatalogue;
import io.freshet.system.Card;

/**
 * "SimAM, A Simple, Parameter-Free Attention Module for Convolutional Neural Networks" (Yang et
 * al., 2021): differs from {@link PlainTrunk} in the gate of its stages, which weighs numbers by
 * how far they stand out, and learns nothing for it.
 */
public final class SimpleParameterFreeTrunk implements PictureDefinition {
  @Override
  public Card card() {
    return new Card(
        "simam-trunk",
        "Yang et al.: SimAM, A Simple, Parameter-Free Attention Module for Convolutional"
            + " Neural Networks, 2021",
        "weighs numbers by how far they stand out, and learns nothing for it");
  }

  @Override
  public PictureSettings standard() {
    return PictureSettings.of(96, 3, 1, knobs());
  }

  @Override
  public PictureParts parts(PictureSettings settings, PictureShape shape) {
    return PictureParts.gated(GateCatalogue.named("simple-parameter-free"), settings, shape);
  }
}
