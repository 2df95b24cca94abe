package io.freshet.block;

import io.freshet.tensor.Block;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;

/**
 * One more map with a GELU and a normalisation between the last block and the scores.
 *
 * @param width D
 */
public record PredictionHead(int width) implements Block {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    T moved = Linear.square(width).apply(pass.in("map"), in.get(Slot.MAIN, this));
    T active = pass.ops().gelu(moved);
    return in.with(Slot.MAIN, new LayerNorm(width).apply(pass.in("norm"), active, null).normed());
  }
}
