package io.freshet.system.picture;

import io.freshet.block.gate.GateCatalogue;
import io.freshet.system.Card;

/**
 * "ECA-Net, Efficient Channel Attention for Deep Convolutional Neural Networks" (Wang et al.,
 * 2020): differs from {@link PlainTrunk} in the gate of its stages, which weighs each channel by
 * the means of its neighbours.
 */
public final class EfficientChannelTrunk implements PictureDefinition {
  @Override
  public Card card() {
    return new Card(
        "eca-trunk",
        "Wang et al.: ECA-Net, Efficient Channel Attention for Deep Convolutional Neural"
            + " Networks, 2020",
        "weighs each channel by the means of its neighbours");
  }

  @Override
  public PictureSettings standard() {
    return PictureSettings.of(96, 3, 1, knobs());
  }

  @Override
  public PictureParts parts(PictureSettings settings, PictureShape shape) {
    return PictureParts.gated(GateCatalogue.named("efficient-channel"), settings, shape);
  }
}
