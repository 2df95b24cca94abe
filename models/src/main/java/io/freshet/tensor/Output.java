package io.freshet.tensor;

/**
 * What item scores are made of: hidden times the table transposed, plus bias.
 *
 * @param hidden (N, E)
 * @param table (V + 1, E)
 * @param bias (V + 1), hides padding
 */
public record Output<T>(T hidden, T table, T bias) {}
