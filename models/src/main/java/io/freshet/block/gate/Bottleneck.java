package io.freshet.block.gate;

import io.freshet.tensor.Pass;
import io.freshet.tensor.Unary;

/**
 * Two maps without bias and a rectifier between: {@code down/weight} (C, hidden), {@code up/weight}
 * (hidden, C).
 *
 * @param channels C
 * @param hidden C / r
 */
record Bottleneck(int channels, int hidden) {
  /** (B, C) to (B, C). */
  <T> T apply(Pass<T> pass, T x) {
    T down = new Unbiased(channels, hidden).apply(pass.in("down"), x);
    return new Unbiased(hidden, channels).apply(pass.in("up"), pass.ops().unary(Unary.RELU, down));
  }

  /** The factor of each channel, from 0 to 1, (B, C, 1, 1). */
  <T> T gate(Pass<T> pass, T x) {
    T open = pass.ops().unary(Unary.SIGMOID, apply(pass, x));
    return Space.everywhere(pass.ops(), open);
  }
}
