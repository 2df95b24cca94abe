package io.freshet.block;

import io.freshet.tensor.Initial;
import io.freshet.tensor.Norm;
import io.freshet.tensor.Normed;
import io.freshet.tensor.Pass;
import org.jspecify.annotations.Nullable;

/**
 * Normalisation of the last axis: {@code gain} (D), {@code bias} (D).
 *
 * @param width D
 */
public record LayerNorm(int width) {
  private static final double EPSILON = 1e-5;

  /** Adds what is pending to the stream and normalises the sum. */
  public <T> Normed<T> apply(Pass<T> pass, T stream, @Nullable T pending) {
    Norm<T> norm =
        new Norm<>(
            pass.parameter("gain", Initial.ONES, width),
            pass.parameter("bias", Initial.ZEROS, width),
            EPSILON);
    return pending == null
        ? new Normed<>(stream, pass.ops().layerNorm(stream, norm))
        : pass.ops().skipNorm(stream, pending, norm);
  }
}
