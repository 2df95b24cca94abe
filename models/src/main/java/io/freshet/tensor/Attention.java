package io.freshet.tensor;

/**
 * Scaled dot-product attention of projected streams, D = heads x width.
 *
 * @param query (B, Lq, D)
 * @param key (B, Lk, D)
 * @param value (B, Lk, D)
 */
public record Attention<T>(T query, T key, T value, Heads heads, Visibility<T> visibility) {
  public Attention<T> seenAs(Visibility<T> other) {
    return new Attention<>(query, key, value, heads, other);
  }
}
