package io.freshet.block;

import io.freshet.tensor.Block;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;

/**
 * Two maps with a GELU between, position by position.
 *
 * @param width D
 * @param inner width between the maps
 * @param dropout after the GELU
 */
public record FeedForward(int width, int inner, double dropout) implements Block {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    T opened = new Linear(width, inner).apply(pass.in("open"), in.get(Slot.MAIN, this));
    T active = pass.dropout("inner", pass.ops().gelu(opened), dropout);
    return in.with(Slot.MAIN, new Linear(inner, width).apply(pass.in("close"), active));
  }
}
