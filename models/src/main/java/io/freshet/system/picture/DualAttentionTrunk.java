package io.freshet.system.picture;

import io.freshet.block.gate.GateCatalogue;
import io.freshet.system.Card;

/**
 * "Dual Attention Network for Scene Segmentation" (Fu et al., 2019): differs from {@link
 * PlainTrunk} in the gate of its stages, which lets places ask places, and channels ask channels.
 */
public final class DualAttentionTrunk implements PictureDefinition {
  @Override
  public Card card() {
    return new Card(
        "dual-trunk",
        "Fu et al.: Dual Attention Network for Scene Segmentation, 2019",
        "lets places ask places, and channels ask channels");
  }

  @Override
  public PictureSettings standard() {
    return PictureSettings.of(96, 3, 1, knobs());
  }

  @Override
  public PictureParts parts(PictureSettings settings, PictureShape shape) {
    return PictureParts.gated(GateCatalogue.named("dual"), settings, shape);
  }
}
