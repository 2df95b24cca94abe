package io.freshet.system.picture;

import io.freshet.block.gate.GateCatalogue;
import io.freshet.system.Card;

/**
 * "GCNet, Non-local Networks Meet Squeeze-Excitation Networks and Beyond" (Cao et al., 2019):
 * differs from {@link PlainTrunk} in the gate of its stages, which tells all places of a stage the
 * same of the whole picture.
 */
public final class GlobalContextTrunk implements PictureDefinition {
  @Override
  public Card card() {
    return new Card(
        "gc-trunk",
        "Cao et al.: GCNet, Non-local Networks Meet Squeeze-Excitation Networks and"
            + " Beyond, 2019",
        "tells all places of a stage the same of the whole picture");
  }

  @Override
  public PictureSettings standard() {
    return PictureSettings.of(96, 3, 1, knobs());
  }

  @Override
  public PictureParts parts(PictureSettings settings, PictureShape shape) {
    return PictureParts.gated(GateCatalogue.named("global-context"), settings, shape);
  }
}
