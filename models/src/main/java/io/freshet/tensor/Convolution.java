package io.freshet.tensor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Each channel by itself over its last positions: y(t) = sum over j of kernel(j) x(t - K + 1 + j),
 * where x is zero before the first position.
 *
 * @param x (B, L, D)
 * @param kernel (K, D)
 * @param taps K
 */
public record Convolution<T>(T x, T kernel, int taps) {
  /** In primitives. */
  T on(Ops<T> ops) {
    T first = ops.slice(x, 1, Span.of(0, 1));
    T zeros = ops.subtract(first, first);
    List<T> parts = new ArrayList<>(Collections.nCopies(taps - 1, zeros));
    parts.add(x);
    T padded = ops.concat(1, parts);
    T sum = term(ops, padded, 0);
    for (int tap = 1; tap < taps; tap++) {
      sum = ops.add(sum, term(ops, padded, tap));
    }
    return sum;
  }

  private T term(Ops<T> ops, T padded, int tap) {
    int after = taps - 1 - tap;
    Span span = Span.of(tap, after == 0 ? Span.END : -after);
    return ops.multiply(ops.slice(padded, 1, span), ops.slice(kernel, 0, Span.of(tap, tap + 1L)));
  }
}
