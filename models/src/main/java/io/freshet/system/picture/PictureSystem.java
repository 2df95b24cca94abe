package io.freshet.system.picture;

import io.freshet.tensor.Pass;

/** A model that makes a vector of each picture or clip. */
public interface PictureSystem {
  /** Short, lower case: what configuration and manifests call it. */
  String name();

  PictureShape reads();

  /** D, of the vector. */
  int width();

  /**
   * The vectors (B, D).
   *
   * @param pictures (B, C, H, W), or (B, F, C, H, W) of clips, channels first, from 0 to 1
   */
  <T> T vector(Pass<T> pass, T pictures);

  /**
   * Scores (B, K) of the classes that the vector is trained by. No part of what is served.
   *
   * @param pictures as for {@link #vector}
   */
  <T> T classes(Pass<T> pass, T pictures);
}
