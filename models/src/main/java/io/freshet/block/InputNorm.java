package io.freshet.block;

import io.freshet.tensor.Block;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;

/**
 * Normalises the sum of everything that makes the input of the first block, then drops from it.
 *
 * @param width D
 * @param rate share that is dropped
 */
public record InputNorm(int width, double rate) implements Block {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    LayerNorm norm = new LayerNorm(width);
    T main = in.get(Slot.MAIN, this);
    T normed = norm.apply(pass.in("input/norm"), main, in.find(Slot.PENDING)).normed();
    return in.without(Slot.PENDING).with(Slot.MAIN, pass.dropout("input", normed, rate));
  }
}
