package io.freshet.system;

import io.freshet.block.FeedForward;
import io.freshet.block.FullAttention;
import io.freshet.block.Input;
import io.freshet.block.InputNorm;
import io.freshet.block.ItemBias;
import io.freshet.block.LearnedPositions;
import io.freshet.block.MaskableIds;
import io.freshet.block.PlainTable;
import io.freshet.block.PostNorm;
import io.freshet.block.PredictionHead;
import io.freshet.block.Stack;
import io.freshet.objective.MaskedItems;
import io.freshet.objective.Objective;
import io.freshet.tensor.Visibility.Order;

/**
 * BERT4Rec (Sun et al., 2019): a transformer that looks both ways and learns by telling hidden
 * items. Where {@link SasRec} asks the state of the last item for the next one, this one puts a
 * hidden item after the last and asks what it is.
 */
public final class Bert4Rec implements SystemDefinition {
  @Override
  public Card card() {
    return new Card(
        "bert4rec",
        "Sun et al.: BERT4Rec, Sequential Recommendation with Bidirectional Encoder"
            + " Representations from Transformer, 2019",
        "looks both ways and learns by telling hidden items");
  }

  @Override
  public Objective objective() {
    return new MaskedItems(0.2, 0.2);
  }

  @Override
  public Parts parts(Settings settings, int items) {
    int width = settings.width();
    Input input = new MaskableIds();
    PostNorm block =
        new PostNorm(
            width,
            new FullAttention(width, settings.heads(), Order.BOTH_WAYS),
            new FeedForward(width, 4 * width, settings.dropout()),
            settings.dropout());
    return new Parts(
        input,
        new PlainTable(items, width, ItemBias.LEARNED),
        new LearnedPositions(input.places(settings.longest()), width),
        new InputNorm(width, settings.dropout()),
        new Stack(block, settings.depth()),
        new PredictionHead(width));
  }
}
