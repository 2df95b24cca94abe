package io.freshet.block.picture;

import io.freshet.block.FinalNorm;
import io.freshet.tensor.Block;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Reduction;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;

/**
 * MAIN (B, L, D) to VECTOR, the mean of what all tokens have become.
 *
 * @param width D
 */
public record MeanToken(int width) implements Block {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    T normed = new FinalNorm(width).apply(pass, in).get(Slot.MAIN, this);
    T mean = pass.ops().reduce(Reduction.MEAN, normed, 1);
    return in.with(Slot.VECTOR, pass.ops().reshape(mean, Size.SAME, Size.of(width)));
  }
}
