package io.freshet.tensor;

/**
 * The greatest along the last axis, greatest first, equal values by lower index.
 *
 * @param values (…, k)
 * @param indices (…, k) int64
 */
public record Top<T>(T values, T indices) {}
