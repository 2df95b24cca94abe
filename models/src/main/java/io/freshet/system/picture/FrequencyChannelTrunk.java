package io.freshet.system.picture;

import io.freshet.block.gate.GateCatalogue;
import io.freshet.system.Card;

/**
 * "FcaNet, Frequency Channel Attention Networks" (Qin et al., 2021): differs from {@link
 * PlainTrunk} in the gate of its stages, which weighs channels by their lowest frequencies instead
 * of their means.
 */
public final class FrequencyChannelTrunk implements PictureDefinition {
  @Override
  public Card card() {
    return new Card(
        "fca-trunk",
        "Qin et al.: FcaNet, Frequency Channel Attention Networks, 2021",
        "weighs channels by their lowest frequencies instead of their means");
  }

  @Override
  public PictureSettings standard() {
    return PictureSettings.of(96, 3, 1, knobs());
  }

  @Override
  public PictureParts parts(PictureSettings settings, PictureShape shape) {
    return PictureParts.gated(GateCatalogue.named("frequency-channel"), settings, shape);
  }
}
