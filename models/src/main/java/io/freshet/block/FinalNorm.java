package io.freshet.block;

import io.freshet.tensor.Block;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;

/**
 * Adds what is pending and normalises the stream once more.
 *
 * @param width D
 */
public record FinalNorm(int width) implements Block {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    LayerNorm norm = new LayerNorm(width);
    T normed = norm.apply(pass, in.get(Slot.MAIN, this), in.find(Slot.PENDING)).normed();
    return in.without(Slot.PENDING).with(Slot.MAIN, normed);
  }
}
