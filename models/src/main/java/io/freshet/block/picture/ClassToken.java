package io.freshet.block.picture;

import io.freshet.block.FinalNorm;
import io.freshet.tensor.Block;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;

/**
 * MAIN (B, 1, D), what the token that sees all patches has become, to VECTOR.
 *
 * @param width D
 */
public record ClassToken(int width) implements Block {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    T normed = new FinalNorm(width).apply(pass, in).get(Slot.MAIN, this);
    return in.with(Slot.VECTOR, pass.ops().reshape(normed, Size.SAME, Size.of(width)));
  }
}
