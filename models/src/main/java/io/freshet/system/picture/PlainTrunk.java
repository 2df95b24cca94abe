package io.freshet.system.picture;

import io.freshet.block.picture.NoGate;
import io.freshet.system.Card;

/**
 * Three stages of filters that add to what they read, in the manner of "Deep Residual Learning for
 * Image Recognition" (He et al., 2016), with the norm of "Group Normalization" (Wu and He, 2018),
 * which is the same in training and in serving. Every gated trunk is told by how it differs from
 * this one.
 */
public final class PlainTrunk implements PictureDefinition {
  @Override
  public Card card() {
    return new Card(
        "plain-trunk",
        "He et al.: Deep Residual Learning for Image Recognition, 2016",
        "is what gated trunks are compared with");
  }

  @Override
  public PictureSettings standard() {
    return PictureSettings.of(96, 3, 1, knobs());
  }

  @Override
  public PictureParts parts(PictureSettings settings, PictureShape shape) {
    return PictureParts.gated(NoGate.kind(), settings, shape);
  }
}
