package io.freshet.system;

import io.freshet.block.DecoupledPositions;
import io.freshet.block.FeedForward;
import io.freshet.block.Input;
import io.freshet.block.InputNorm;
import io.freshet.block.InterestAttention;
import io.freshet.block.ItemBias;
import io.freshet.block.MaskableIds;
import io.freshet.block.PlainTable;
import io.freshet.block.PostNorm;
import io.freshet.block.Stack;
import io.freshet.block.Unchanged;
import io.freshet.objective.MaskedItems;
import io.freshet.objective.Objective;
import java.util.List;

/**
 * LightSANs (Fan et al., 2021): every item asks a few interests that are drawn from the history,
 * and places ask places by themselves. Where {@link SasRec} lets items and places ask together and
 * every item ask every item, this one keeps both apart; its interests look both ways, so it learns
 * by telling hidden items.
 */
public final class LightSans implements SystemDefinition {
  static final Knob INTERESTS = Knob.number("interests", 8, "mixtures that every item asks");

  @Override
  public Card card() {
    return new Card(
        "lightsans",
        "Fan et al.: Lighter and Better, Low-Rank Decomposed Self-Attention Networks for"
            + " Next-Item Recommendation, 2021",
        "asks a few interests drawn from the history, and places apart from items");
  }

  @Override
  public List<Knob> knobs() {
    return List.of(INTERESTS);
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
            new InterestAttention(width, settings.heads(), settings.number(INTERESTS)),
            new FeedForward(width, 4 * width, settings.dropout()),
            settings.dropout());
    return new Parts(
        input,
        new PlainTable(items, width, ItemBias.LEARNED),
        new DecoupledPositions(input.places(settings.longest()), width),
        new InputNorm(width, settings.dropout()),
        new Stack(block, settings.depth()),
        new Unchanged());
  }
}
