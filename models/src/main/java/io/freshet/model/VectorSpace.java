package io.freshet.model;

/**
 * Where the vectors of one version of an encoder lie: only these can be compared.
 *
 * @param encoder its name
 * @param version of its package
 * @param width D, the numbers of a vector
 */
public record VectorSpace(String encoder, String version, int width) {
  /** Of the vectors that a package makes. */
  public static VectorSpace of(EncoderPackage encoder) {
    return new VectorSpace(encoder.name(), encoder.version(), encoder.width());
  }
}
