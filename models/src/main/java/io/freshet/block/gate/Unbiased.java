package io.freshet.block.gate;

import io.freshet.tensor.Initial;
import io.freshet.tensor.Pass;

/**
 * A linear map of the last axis, without bias: {@code weight} (in, out).
 *
 * @param in inputs
 * @param out outputs
 */
record Unbiased(int in, int out) {
  <T> T apply(Pass<T> pass, T x) {
    return pass.ops().matmul(x, pass.parameter("weight", Initial.fanIn(in), in, out));
  }
}
