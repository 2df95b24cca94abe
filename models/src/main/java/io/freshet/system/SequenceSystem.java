package io.freshet.system;

import io.freshet.block.Answering;
import io.freshet.block.ItemTable;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;
import java.util.List;
import java.util.Optional;

/**
 * A system made of parts.
 *
 * @param name as its card tells it
 * @param longest N, items of a history
 * @param parts one choice on each axis
 */
public record SequenceSystem(String name, int longest, Parts parts) implements RankingSystem {
  @Override
  public ItemTable table() {
    return parts.table();
  }

  @Override
  public boolean[][] reach(int length) {
    return parts.body().reach(length);
  }

  @Override
  public <T> T asking(Pass<T> pass, T items) {
    return parts.input().asking(pass, items);
  }

  @Override
  public Optional<Streaming> streaming() {
    return Streaming.of(this);
  }

  @Override
  public List<Slot> answers() {
    return parts.exit() instanceof Answering heads ? heads.answers() : List.of();
  }

  @Override
  public <T> Flow<T> encode(Pass<T> pass, Flow<T> given) {
    Flow<T> flow = parts.input().read(pass, parts.table(), given);
    flow = parts.positions().apply(pass.in("positions"), flow);
    flow = parts.entry().apply(pass, flow);
    flow = parts.body().apply(pass.in("body"), flow);
    return parts.exit().apply(pass.in("final"), flow);
  }
}
