package io.freshet.system.picture;

import io.freshet.block.gate.GateCatalogue;
import io.freshet.system.Card;

/**
 * "Visual Attention Network" (Guo et al., 2022): differs from {@link PlainTrunk} in the gate of its
 * stages, which multiplies each stage by what a large filter sees.
 */
public final class LargeKernelTrunk implements PictureDefinition {
  @Override
  public Card card() {
    return new Card(
        "lka-trunk",
        "Guo et al.: Visual Attention Network, 2022",
        "multiplies each stage by what a large filter sees");
  }

  @Override
  public PictureSettings standard() {
    return PictureSettings.of(96, 3, 1, knobs());
  }

  @Override
  public PictureParts parts(PictureSettings settings, PictureShape shape) {
    return PictureParts.gated(GateCatalogue.named("large-kernel"), settings, shape);
  }
}
