package io.freshet.system.picture;

import io.freshet.block.gate.GateCatalogue;
import io.freshet.system.Card;

/**
 * "Gated Channel Transformation for Visual Recognition" (Yang et al., 2020): differs from {@link
 * PlainTrunk} in the gate of its stages, which lets channels compete by how strong each is.
 */
public final class GatedChannelTrunk implements PictureDefinition {
  @Override
  public Card card() {
    return new Card(
        "gct-trunk",
        "Yang et al.: Gated Channel Transformation for Visual Recognition, 2020",
        "lets channels compete by how strong each is");
  }

  @Override
  public PictureSettings standard() {
    return PictureSettings.of(96, 3, 1, knobs());
  }

  @Override
  public PictureParts parts(PictureSettings settings, PictureShape shape) {
    return PictureParts.gated(GateCatalogue.named("gated-channel-transformation"), settings, shape);
  }
}
