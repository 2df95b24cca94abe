package io.freshet.block;

import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Reads;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Different blocks one after the other. Only the last one may leave out positions that nobody
 * reads.
 *
 * @param blocks in their order, at least one
 */
public record Chain(List<Wrapper> blocks) implements Body {
  public Chain {
    blocks = List.copyOf(blocks);
  }

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Flow<T> flow = in;
    for (int i = 0; i < blocks.size(); i++) {
      Reads reads = i < blocks.size() - 1 ? Reads.ALL : pass.reads();
      flow = blocks.get(i).apply(pass.in("block" + i).reading(reads), flow);
    }
    return flow;
  }

  @Override
  public List<Mixer> mixers() {
    return blocks.stream().flatMap(block -> block.mixers().stream()).toList();
  }

  @Override
  public String label() {
    return blocks.stream().map(Wrapper::label).distinct().collect(Collectors.joining(" + "));
  }
}
