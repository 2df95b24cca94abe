package io.freshet.tensor;

/**
 * @param sum the residual stream with the update added
 * @param normed its normalisation
 */
public record Normed<T>(T sum, T normed) {}
