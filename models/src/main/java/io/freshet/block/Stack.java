package io.freshet.block;

import io.freshet.tensor.Block;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Reads;

/**
 * The same kind of block several times, each with parameters of its own. Only the last one may
 * leave out positions that nobody reads.
 *
 * @param block what is repeated
 * @param depth how often
 */
public record Stack(Block block, int depth) implements Block {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Flow<T> flow = in;
    for (int i = 0; i < depth; i++) {
      Reads reads = i < depth - 1 ? Reads.ALL : pass.reads();
      flow = block.apply(pass.in("block" + i).reading(reads), flow);
    }
    return flow;
  }
}
