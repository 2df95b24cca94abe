package io.freshet.system;

import io.freshet.block.FeedForward;
import io.freshet.block.FullAttention;
import io.freshet.block.Ids;
import io.freshet.block.InputDropout;
import io.freshet.block.ItemBias;
import io.freshet.block.LearnedPositions;
import io.freshet.block.PlainTable;
import io.freshet.block.PostNorm;
import io.freshet.block.Stack;
import io.freshet.block.Unchanged;
import io.freshet.objective.NextItem;
import io.freshet.objective.Objective;
import io.freshet.tensor.Visibility.Order;

/**
 * The decoder of "Improving Language Understanding by Generative Pre-Training" (Radford et al.,
 * 2018) over items: a plain causal transformer. Where {@link SasRec} normalises what goes into a
 * part, this one normalises what came out of it and was added.
 */
public final class CausalTransformer implements SystemDefinition {
  @Override
  public Card card() {
    return new Card(
        "causal-transformer",
        "Radford et al.: Improving Language Understanding by Generative Pre-Training, 2018",
        "normalises after each addition instead of before each part");
  }

  @Override
  public Objective objective() {
    return new NextItem();
  }

  @Override
  public Parts parts(Settings settings, int items) {
    int width = settings.width();
    PostNorm block =
        new PostNorm(
            width,
            new FullAttention(width, settings.heads(), Order.CAUSAL),
            new FeedForward(width, 4 * width, settings.dropout()),
            settings.dropout());
    return new Parts(
        new Ids(),
        new PlainTable(items, width, ItemBias.LEARNED),
        new LearnedPositions(settings.longest(), width),
        new InputDropout(settings.dropout()),
        new Stack(block, settings.depth()),
        new Unchanged());
  }
}
