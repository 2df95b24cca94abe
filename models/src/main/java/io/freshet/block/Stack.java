package io.freshet.block;

import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Reads;
import java.util.Collections;
import java.util.List;

/**
 * The same kind of block several times, each with parameters of its own. Only the last one may
 * leave out positions that nobody reads.
 *
 * @param block what is repeated
 * @param depth how often
 */
public record Stack(Wrapper block, int depth) implements Body {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Flow<T> flow = in;
    for (int i = 0; i < depth; i++) {
      Reads reads = i < depth - 1 ? Reads.ALL : pass.reads();
      flow = block.apply(pass.in("block" + i).reading(reads), flow);
    }
    return flow;
  }

  @Override
  public List<Mixer> mixers() {
    return Collections.nCopies(depth, block.mixer());
  }

  @Override
  public String label() {
    return "%d x %s".formatted(depth, block.label());
  }
}
