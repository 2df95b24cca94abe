package io.freshet.block;

import io.freshet.tensor.Block;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Phase;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Span;
import java.util.Map;

/**
 * Besides what another block does, tells while a model learns which entities belong to a position:
 * its state, mapped and normed, against the vector of every entity. Nothing of it is left when it
 * serves.
 *
 * @param items leads to the scores of items
 * @param table of items and entities
 */
public record EntityHead(Block items, DescribedTable table) implements Answering {
  /** What objectives call it. */
  public static final String NAME = "entities";

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Flow<T> flow = items.apply(pass, in);
    if (pass.phase() instanceof Phase.Inference) {
      return flow;
    }
    Ops<T> ops = pass.ops();
    Pass<T> head = pass.in("heads").in(NAME);
    Linear map = new Linear(table.width(), table.narrow());
    T active = ops.gelu(map.apply(head.in("map"), in.get(Slot.MAIN, this)));
    T asking = new LayerNorm(table.narrow()).apply(head.in("norm"), active, null).normed();
    T entities = ops.slice(in.get(Slot.ENTITY_TABLE, this), 0, Span.of(1, Span.END));
    return flow.with(Slot.answersOf(NAME), ops.matmul(asking, ops.transpose(entities, 1, 0)));
  }

  @Override
  public Map<String, Integer> classes() {
    return Map.of(NAME, table.facts().entities().count());
  }

  @Override
  public Answering beside(Block other) {
    return new EntityHead(other, table);
  }
}
