package io.freshet.block;

import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;

/**
 * Order is known to the mixers themselves.
 *
 * @param longest the longest sequence, in items
 */
public record NoPositions(int longest) implements Positions {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    return in;
  }

  @Override
  public String label() {
    return "none";
  }
}
