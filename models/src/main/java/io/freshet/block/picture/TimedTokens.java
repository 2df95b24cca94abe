package io.freshet.block.picture;

import io.freshet.tensor.Block;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;

/**
 * Tokens of a clip that know where and when they are.
 *
 * @param tokens that know where
 */
public record TimedTokens(TubeletTokens tokens) implements Block {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Times times = new Times(tokens.tubelets().times(), tokens.width());
    return times.apply(pass, tokens.apply(pass, in));
  }
}
