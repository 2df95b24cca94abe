package io.freshet.block;

import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Reads;
import io.freshet.tensor.Slot;
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
      flow = block.apply(pass.in("block" + i).reading(reads), remembering(flow, in, i));
    }
    return flow;
  }

  /** Each block has a memory of its own. */
  private static <T> Flow<T> remembering(Flow<T> flow, Flow<T> in, int at) {
    T memory = in.find(Slot.MEMORY.at(at));
    return memory == null ? flow : flow.with(Slot.MEMORY, memory);
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
