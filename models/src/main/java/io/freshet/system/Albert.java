package io.freshet.system;

import io.freshet.block.FactorisedTable;
import io.freshet.block.FeedForward;
import io.freshet.block.FullAttention;
import io.freshet.block.Input;
import io.freshet.block.InputNorm;
import io.freshet.block.ItemBias;
import io.freshet.block.LearnedPositions;
import io.freshet.block.MaskableIds;
import io.freshet.block.PostNorm;
import io.freshet.block.PredictionHead;
import io.freshet.block.SharedStack;
import io.freshet.objective.MaskedItems;
import io.freshet.objective.Objective;
import io.freshet.tensor.Visibility.Order;
import java.util.List;

/**
 * ALBERT (Lan et al., 2020) over items: blocks that share their parameters, and narrow item vectors
 * that one map widens. Where {@link SasRec} pays for every block and every item in full width, this
 * one costs the same parameters at any depth; it looks both ways and learns by telling hidden
 * items. Its order task is left out.
 */
public final class Albert implements SystemDefinition {
  static final Knob EMBEDDING = Knob.number("embedding", 32, "width of the stored item vectors");
  static final Knob GROUPS = Knob.number("groups", 1, "sets of block parameters");

  @Override
  public Card card() {
    return new Card(
        "albert",
        "Lan et al.: ALBERT, A Lite BERT for Self-supervised Learning of Language"
            + " Representations, 2020",
        "shares the parameters of all blocks and stores narrow item vectors");
  }

  @Override
  public List<Knob> knobs() {
    return List.of(EMBEDDING, GROUPS);
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
        new FactorisedTable(items, settings.number(EMBEDDING), width, ItemBias.LEARNED),
        new LearnedPositions(input.places(settings.longest()), width),
        new InputNorm(width, settings.dropout()),
        new SharedStack(block, settings.depth(), settings.number(GROUPS)),
        new PredictionHead(width));
  }
}
