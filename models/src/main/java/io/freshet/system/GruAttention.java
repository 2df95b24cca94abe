package io.freshet.system;

import io.freshet.block.AttentionPool;
import io.freshet.block.Bare;
import io.freshet.block.Chain;
import io.freshet.block.GatedRecurrence;
import io.freshet.block.Ids;
import io.freshet.block.InputDropout;
import io.freshet.block.ItemBias;
import io.freshet.block.NoPositions;
import io.freshet.block.PlainTable;
import io.freshet.block.Unchanged;
import io.freshet.block.Wrapper;
import io.freshet.objective.NextItem;
import io.freshet.objective.Objective;
import java.util.ArrayList;
import java.util.List;

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
    int width = settings.width();
    List<Wrapper> blocks = new ArrayList<>();
    for (int layer = 0; layer < settings.depth(); layer++) {
      blocks.add(new Bare(new GatedRecurrence(width), settings.dropout()));
    }
    blocks.add(new Bare(new AttentionPool(width), 0));
    return new Parts(
        new Ids(),
        new PlainTable(items, width, ItemBias.LEARNED),
        new NoPositions(settings.longest()),
        new InputDropout(settings.dropout()),
        new Chain(blocks),
        new Unchanged());
  }
}
