package io.freshet.system.picture;

import io.freshet.block.gate.GateCatalogue;
import io.freshet.system.Card;

/**
 * "A2-Nets, Double Attention Networks" (Chen et al., 2018): differs from {@link PlainTrunk} in the
 * gate of its stages, which gathers a stage into a few vectors and hands these out to its places.
 */
public final class DoubleAttentionTrunk implements PictureDefinition {
  @Override
  public Card card() {
    return new Card(
        "a2-trunk",
        "Chen et al.: A2-Nets, Double Attention Networks, 2018",
        "gathers a stage into a few vectors and hands these out to its places");
  }

  @Override
  public PictureSettings standard() {
    return PictureSettings.of(96, 3, 1, knobs());
  }

  @Override
  public PictureParts parts(PictureSettings settings, PictureShape shape) {
    return PictureParts.gated(GateCatalogue.named("double"), settings, shape);
  }
}
