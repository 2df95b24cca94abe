package io.freshet.system.picture;

import io.freshet.block.gate.GateCatalogue;
import io.freshet.system.Card;

/**
 * "CBAM: Convolutional Block Attention Module" (Woo et al., 2018): where {@link PlainTrunk} hands
 * on what a stage made, this one weighs its channels, then its places.
 */
public final class ConvolutionalBlockTrunk implements PictureDefinition {
  @Override
  public Card card() {
    return new Card(
        "cbam-trunk",
        "Woo et al.: CBAM, Convolutional Block Attention Module, 2018",
        "weighs the channels, then the places of each stage");
  }

  @Override
  public PictureSettings standard() {
    return PictureSettings.of(96, 3, 1, knobs());
  }

  @Override
  public PictureParts parts(PictureSettings settings, PictureShape shape) {
    return PictureParts.gated(GateCatalogue.named("convolutional-block"), settings, shape);
  }
}
