package io.freshet.score;

import io.freshet.model.EncoderPackage;

/** Makes vectors with one version of one encoder. Safe for use by several threads. */
public interface PictureScorer extends AutoCloseable {
  /** The package it runs: name, version, what it reads and gives. */
  EncoderPackage encoder();

  /** (B, D), a vector for each picture or clip. */
  float[] encode(PictureBatch batch);

  @Override
  void close();
}
