package io.freshet.system.picture;

import io.freshet.block.gate.GateCatalogue;
import io.freshet.system.Card;

/**
 * "Non-local Neural Networks" (Wang et al., 2018): differs from {@link PlainTrunk} in the gate of
 * its stages, which lets every place ask every place of each stage.
 */
public final class NonLocalTrunk implements PictureDefinition {
  @Override
  public Card card() {
    return new Card(
        "non-local-trunk",
        "Wang et al.: Non-local Neural Networks, 2018",
        "lets every place ask every place of each stage");
  }

  @Override
  public PictureSettings standard() {
    return PictureSettings.of(96, 3, 1, knobs());
  }

  @Override
  public PictureParts parts(PictureSettings settings, PictureShape shape) {
    return PictureParts.gated(GateCatalogue.named("non-local"), settings, shape);
  }
}
