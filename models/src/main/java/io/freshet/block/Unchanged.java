package io.freshet.block;

import io.freshet.tensor.Block;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;

/** Leaves everything as it is: where a system has nothing to add. */
public record Unchanged() implements Block {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    return in;
  }
}
