package io.freshet.system;

import io.freshet.block.GatedRecurrence;
import io.freshet.objective.NextItem;
import io.freshet.objective.Objective;

/**
 * Neural attentive session-based recommendation (Li et al., 2017): a gated recurrence reads the
 * items one by one, and its last state asks which of its earlier ones matter. Where {@link SasRec}
 * looks at all items at once, this one carries a state of constant size from item to item.
 */
public final class GruAttention implements SystemDefinition {
  @Override
  public Card card() {
    return new Card(
        "gru-attention",
        "Li et al.: Neural Attentive Session-based Recommendation, 2017",
        "carries a state from item to item and pools its states by attention");
  }

  @Override
  public Objective objective() {
    return new NextItem();
  }

  @Override
  public Parts parts(Settings settings, int items) {
    return Parts.pooling(new GatedRecurrence(settings.width()), settings, items);
  }
}
