package io.freshet.system.picture;

import io.freshet.block.gate.GateCatalogue;
import io.freshet.system.Card;

/**
 * "Selective Kernel Networks" (Li et al., 2019): differs from {@link PlainTrunk} in the gate of its
 * stages, which chooses, channel by channel, how far each stage looks.
 */
public final class SelectiveKernelTrunk implements PictureDefinition {
  @Override
  public Card card() {
    return new Card(
        "sk-trunk",
        "Li et al.: Selective Kernel Networks, 2019",
        "chooses, channel by channel, how far each stage looks");
  }

  @Override
  public PictureSettings standard() {
    return PictureSettings.of(96, 3, 1, knobs());
  }

  @Override
  public PictureParts parts(PictureSettings settings, PictureShape shape) {
    return PictureParts.gated(GateCatalogue.named("selective-kernel"), settings, shape);
  }
}
