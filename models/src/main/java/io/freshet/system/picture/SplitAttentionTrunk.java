package io.freshet.system.picture;

import io.freshet.block.gate.GateCatalogue;
import io.freshet.system.Card;

/**
 * "ResNeSt, Split-Attention Networks" (Zhang et al., 2020): differs from {@link PlainTrunk} in the
 * gate of its stages, which makes two candidates of each channel and chooses.
 */
public final class SplitAttentionTrunk implements PictureDefinition {
  @Override
  public Card card() {
    return new Card(
        "resnest-trunk",
        "Zhang et al.: ResNeSt, Split-Attention Networks, 2020",
        "makes two candidates of each channel and chooses");
  }

  @Override
  public PictureSettings standard() {
    return PictureSettings.of(96, 3, 1, knobs());
  }

  @Override
  public PictureParts parts(PictureSettings settings, PictureShape shape) {
    return PictureParts.gated(GateCatalogue.named("split"), settings, shape);
  }
}
