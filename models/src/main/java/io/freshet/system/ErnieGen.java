package io.freshet.system;

import io.freshet.block.AnchoredPositions;
import io.freshet.block.FeedForward;
import io.freshet.block.FlowAttention;
import io.freshet.block.InfillableIds;
import io.freshet.block.PostNorm;
import io.freshet.block.Stack;
import io.freshet.objective.InfilledItems;
import io.freshet.objective.Objective;

/**
 * ERNIE-GEN (Xiao et al., 2020) over items: learns to write what follows a history, each item asked
 * for by a query in its place that knows what stands before it, or before its span, some of it
 * wrong on purpose. Where {@link SasRec} looks back from every item, a history here looks both
 * ways, and what was read is never read again while several items are written ({@link
 * Continuation}).
 */
public final class ErnieGen implements SystemDefinition {
  @Override
  public Card card() {
    return new Card(
        "ernie-gen",
        "Xiao et al.: ERNIE-GEN, An Enhanced Multi-Flow Pre-training and Fine-tuning Framework for"
            + " Natural Language Generation, 2020",
        "learns to write several items, asked by queries in their places, from partly wrong ones");
  }

  @Override
  public Objective objective() {
    return new InfilledItems(0.5, 0.5, 3);
  }

  @Override
  public Parts parts(Settings settings, int items) {
    int width = settings.width();
    Parts bert = new Bert4Rec().parts(settings, items);
    PostNorm block =
        new PostNorm(
            width,
            new FlowAttention(width, settings.heads()),
            new FeedForward(width, 4 * width, settings.dropout()),
            settings.dropout());
    return new Parts(
        new InfillableIds(),
        bert.table(),
        new AnchoredPositions(settings.longest(), InfilledItems.AHEAD, width),
        bert.entry(),
        new Stack(block, settings.depth()),
        bert.exit());
  }
}
