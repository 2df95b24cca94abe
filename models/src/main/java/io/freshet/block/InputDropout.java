package io.freshet.block;

import io.freshet.tensor.Block;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Phase;
import io.freshet.tensor.Slot;

/**
 * Drops from the sum of everything that makes the input of the first block.
 *
 * @param rate share that is dropped
 */
public record InputDropout(double rate) implements Block {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    if (pass.phase() instanceof Phase.Inference) {
      return in;
    }
    T main = in.get(Slot.MAIN, this);
    T pending = in.find(Slot.PENDING);
    T sum = pending == null ? main : pass.ops().add(main, pending);
    return in.without(Slot.PENDING).with(Slot.MAIN, pass.dropout("input", sum, rate));
  }
}
