package io.freshet.block;

import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Reads;
import java.util.Collections;
import java.util.List;

/**
 * The same kind of block several times, in groups of neighbours that share their parameters.
 *
 * @param block what is repeated
 * @param depth how often
 * @param groups how many sets of parameters there are
 */
public record SharedStack(Wrapper block, int depth, int groups) implements Body {
  public SharedStack {
    if (groups < 1 || groups > depth) {
      throw new IllegalArgumentException(
          "groups is %d, expected 1 to depth, which is %d".formatted(groups, depth));
    }
  }

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Flow<T> flow = in;
    for (int i = 0; i < depth; i++) {
      Reads reads = i < depth - 1 ? Reads.ALL : pass.reads();
      Pass<T> shared = pass.in("block" + i, "group" + i * groups / depth);
      flow = block.apply(shared.reading(reads), flow);
    }
    return flow;
  }

  @Override
  public List<Mixer> mixers() {
    return Collections.nCopies(depth, block.mixer());
  }

  @Override
  public String label() {
    return "%d x %s, shared(%d)".formatted(depth, block.label(), groups);
  }
}
