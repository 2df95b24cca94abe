package io.freshet.block.picture;

import io.freshet.tensor.Block;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Reads;

/**
 * A body of which only the last token is read.
 *
 * @param body that may leave out what nobody reads
 */
public record LastRead(Block body) implements Block {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    return body.apply(pass.reading(Reads.LAST), in);
  }
}
