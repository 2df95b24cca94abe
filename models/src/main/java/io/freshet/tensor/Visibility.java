package io.freshet.tensor;

import org.jspecify.annotations.Nullable;

/**
 * Which keys a query sees, and how much more or less it likes them. What a query gives that sees no
 * key is finite and otherwise unspecified.
 *
 * @param order whether later keys are hidden; causal needs as many queries as keys
 * @param realKeys (B, Lk) mask, or null when every key is real
 * @param visible (1 or B, 1 or H, Lq, Lk) mask, or null
 * @param bias (1 or B, 1 or H, Lq, Lk) added to the scaled scores, or null
 */
public record Visibility<T>(
    Order order, @Nullable T realKeys, @Nullable T visible, @Nullable T bias) {
  /** Which way attention looks. */
  public enum Order {
    CAUSAL,
    BOTH_WAYS
  }

  public static <T> Visibility<T> of(Order order) {
    return new Visibility<>(order, null, null, null);
  }

  public Visibility<T> withRealKeys(@Nullable T mask) {
    return new Visibility<>(order, mask, visible, bias);
  }

  public Visibility<T> withVisible(@Nullable T mask) {
    return new Visibility<>(order, realKeys, mask, bias);
  }

  public Visibility<T> withBias(@Nullable T scores) {
    return new Visibility<>(order, realKeys, visible, scores);
  }
}
