package io.freshet.system.picture;

import io.freshet.block.gate.GateCatalogue;
import io.freshet.system.Card;

/**
 * "Dynamic Convolution, Attention over Convolution Kernels" (Chen et al., 2020): differs from
 * {@link PlainTrunk} in the gate of its stages, which filters each picture by a mixture of kernels
 * of its own.
 */
public final class DynamicConvolutionTrunk implements PictureDefinition {
  @Override
  public Card card() {
    return new Card(
        "dynamic-trunk",
        "Chen et al.: Dynamic Convolution, Attention over Convolution Kernels, 2020",
        "filters each picture by a mixture of kernels of its own");
  }

  @Override
  public PictureSettings standard() {
    return PictureSettings.of(96, 3, 1, knobs());
  }

  @Override
  public PictureParts parts(PictureSettings settings, PictureShape shape) {
    return PictureParts.gated(GateCatalogue.named("dynamic-convolution"), settings, shape);
  }
}
