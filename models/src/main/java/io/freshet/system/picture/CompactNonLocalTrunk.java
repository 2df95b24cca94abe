package io.freshet.system.picture;

import io.freshet.block.gate.GateCatalogue;
import io.freshet.system.Card;

/**
 * "Compact Generalized Non-local Network" (Yue et al., 2018): differs from {@link PlainTrunk} in
 * the gate of its stages, which lets every number ask every number of its group of channels.
 */
public final class CompactNonLocalTrunk implements PictureDefinition {
  @Override
  public Card card() {
    return new Card(
        "cgnl-trunk",
        "Yue et al.: Compact Generalized Non-local Network, 2018",
        "lets every number ask every number of its group of channels");
  }

  @Override
  public PictureSettings standard() {
    return PictureSettings.of(96, 3, 1, knobs());
  }

  @Override
  public PictureParts parts(PictureSettings settings, PictureShape shape) {
    return PictureParts.gated(GateCatalogue.named("compact-non-local"), settings, shape);
  }
}
