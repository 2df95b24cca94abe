package io.freshet.block;

import io.freshet.tensor.Initial;
import io.freshet.tensor.Pass;

/**
 * An affine map of the last axis: {@code weight} (in, out), {@code bias} (out).
 *
 * @param in inputs
 * @param out outputs
 */
public record Linear(int in, int out) {
  static Linear square(int width) {
    return new Linear(width, width);
  }

  public <T> T apply(Pass<T> pass, T x) {
    T weight = pass.parameter("weight", Initial.fanIn(in), in, out);
    return pass.ops().linear(x, weight, pass.parameter("bias", Initial.ZEROS, out));
  }
}
