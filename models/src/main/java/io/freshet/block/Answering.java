package io.freshet.block;

import io.freshet.tensor.Block;
import io.freshet.tensor.Slot;
import java.util.List;
import java.util.Map;

/** A block that answers questions about positions while a model learns, by named heads. */
public interface Answering extends Block {
  /** How many classes each head tells apart, by its name. */
  Map<String, Integer> classes();

  /** The same heads beside another block. */
  Answering beside(Block other);

  /** What it answers, by heads in the order of their names. */
  default List<Slot> answers() {
    return classes().keySet().stream().sorted().map(Slot::answersOf).toList();
  }
}
