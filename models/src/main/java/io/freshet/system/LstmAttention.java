package io.freshet.system;

import io.freshet.block.LongShortTermMemory;
import io.freshet.objective.NextItem;
import io.freshet.objective.Objective;

/**
 * A long short-term memory (Hochreiter and Schmidhuber, 1997) over items, whose last state asks
 * which of its earlier ones matter: small enough to be taught by a larger system. Where {@link
 * SasRec} looks at all items at once, this one carries a state and a cell from item to item.
 */
public final class LstmAttention implements SystemDefinition {
  @Override
  public Card card() {
    return new Card(
        "lstm-attention",
        "Hochreiter, Schmidhuber: Long Short-Term Memory, 1997",
        "carries a state and a cell from item to item and pools its states by attention");
  }

  @Override
  public Objective objective() {
    return new NextItem();
  }

  @Override
  public Parts parts(Settings settings, int items) {
    return Parts.pooling(new LongShortTermMemory(settings.width()), settings, items);
  }
}
