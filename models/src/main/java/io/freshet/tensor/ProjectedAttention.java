package io.freshet.tensor;

/**
 * Attention with its projections, packed as query, key, value.
 *
 * @param queries (B, Lq, W), the same object as memory for self-attention
 * @param memory (B, Lk, W)
 */
public record ProjectedAttention<T>(
    T queries, T memory, Projection<T> projection, Heads heads, Visibility<T> visibility) {
  /**
   * @param weight (W, 3 D)
   * @param bias (3 D)
   */
  public record Projection<T>(T weight, T bias) {}
}
