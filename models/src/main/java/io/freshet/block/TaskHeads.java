package io.freshet.block;

import io.freshet.tensor.Block;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Phase;
import io.freshet.tensor.Slot;
import java.util.Map;
import java.util.TreeMap;

/**
 * Besides what another block does, answers questions about positions while a model learns: a map
 * (D, C) for each head, given as its ANSWERS (B, L, C). Nothing of it is left when it serves.
 *
 * @param items leads to the scores of items
 * @param width D
 * @param classes C of each head, by name
 */
public record TaskHeads(Block items, int width, Map<String, Integer> classes) implements Answering {
  public TaskHeads {
    classes = Map.copyOf(classes);
  }

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Flow<T> flow = items.apply(pass, in);
    if (pass.phase() instanceof Phase.Inference) {
      return flow;
    }
    T states = in.get(Slot.MAIN, this);
    for (Map.Entry<String, Integer> head : new TreeMap<>(classes).entrySet()) {
      T answers =
          new Linear(width, head.getValue()).apply(pass.in("heads").in(head.getKey()), states);
      flow = flow.with(Slot.answersOf(head.getKey()), answers);
    }
    return flow;
  }

  @Override
  public Answering beside(Block other) {
    return new TaskHeads(other, width, classes);
  }
}
