package io.freshet.system.picture;

import io.freshet.block.gate.GateCatalogue;
import io.freshet.system.Card;

/**
 * "BAM, Bottleneck Attention Module" (Park et al., 2018): differs from {@link PlainTrunk} in the
 * gate of its stages, which weighs channels and places at once, from one to two times.
 */
public final class BottleneckTrunk implements PictureDefinition {
  @Override
  public Card card() {
    return new Card(
        "bam-trunk",
        "Park et al.: BAM, Bottleneck Attention Module, 2018",
        "weighs channels and places at once, from one to two times");
  }

  @Override
  public PictureSettings standard() {
    return PictureSettings.of(96, 3, 1, knobs());
  }

  @Override
  public PictureParts parts(PictureSettings settings, PictureShape shape) {
    return PictureParts.gated(GateCatalogue.named("bottleneck"), settings, shape);
  }
}
