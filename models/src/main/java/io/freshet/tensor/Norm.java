package io.freshet.tensor;

/**
 * A layer normalisation over the last axis.
 *
 * @param gain (D)
 * @param bias (D)
 * @param epsilon added to the variance
 */
public record Norm<T>(T gain, T bias, double epsilon) {}
