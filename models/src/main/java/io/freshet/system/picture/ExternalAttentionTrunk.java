package io.freshet.system.picture;

import io.freshet.block.gate.GateCatalogue;
import io.freshet.system.Card;

/**
 * "Beyond Self-attention, External Attention using Two Linear Layers for Visual Tasks" (Guo et al.,
 * 2021): differs from {@link PlainTrunk} in the gate of its stages, which lets places ask a few
 * learned units that all pictures share.
 */
public final class ExternalAttentionTrunk implements PictureDefinition {
  @Override
  public Card card() {
    return new Card(
        "external-trunk",
        "Guo et al.: Beyond Self-attention, External Attention using Two Linear Layers"
            + " for Visual Tasks, 2021",
        "lets places ask a few learned units that all pictures share");
  }

  @Override
  public PictureSettings standard() {
    return PictureSettings.of(96, 3, 1, knobs());
  }

  @Override
  public PictureParts parts(PictureSettings settings, PictureShape shape) {
    return PictureParts.gated(GateCatalogue.named("external"), settings, shape);
  }
}
