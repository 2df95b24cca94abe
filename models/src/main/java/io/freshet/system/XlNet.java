package io.freshet.system;

import io.freshet.block.Distances;
import io.freshet.block.FeedForward;
import io.freshet.block.Input;
import io.freshet.block.InputDropout;
import io.freshet.block.ItemBias;
import io.freshet.block.PlainTable;
import io.freshet.block.PostNorm;
import io.freshet.block.QueryableIds;
import io.freshet.block.RelativeAttention;
import io.freshet.block.Stack;
import io.freshet.block.Unchanged;
import io.freshet.objective.Objective;
import io.freshet.objective.PermutedItems;

/**
 * XLNet (Yang et al., 2019) over items: learns each item from the others in a random order, asked
 * by a query that knows the place and not the item. Where {@link SasRec} learns in one order alone,
 * this one learns in all, and serves by one query after the last item. Its memory and its telling
 * of segments are left out.
 */
public final class XlNet implements SystemDefinition {
  @Override
  public Card card() {
    return new Card(
        "xlnet",
        "Yang et al.: XLNet, Generalized Autoregressive Pretraining for Language Understanding,"
            + " 2019",
        "learns items in random orders, asked by queries that know places alone");
  }

  @Override
  public Objective objective() {
    return new PermutedItems(0.2);
  }

  @Override
  public Parts parts(Settings settings, int items) {
    int width = settings.width();
    Input input = new QueryableIds();
    PostNorm block =
        new PostNorm(
            width,
            new RelativeAttention(width, settings.heads()),
            new FeedForward(width, 4 * width, settings.dropout()),
            settings.dropout());
    return new Parts(
        input,
        new PlainTable(items, width, ItemBias.LEARNED),
        new Distances(input.places(settings.longest()), width),
        new InputDropout(settings.dropout()),
        new Stack(block, settings.depth()),
        new Unchanged());
  }
}
