package io.freshet.system;

import io.freshet.block.FeedForward;
import io.freshet.block.FinalNorm;
import io.freshet.block.Input;
import io.freshet.block.InputDropout;
import io.freshet.block.ItemBias;
import io.freshet.block.LearnedPositions;
import io.freshet.block.LowRankAttention;
import io.freshet.block.MaskableIds;
import io.freshet.block.PlainTable;
import io.freshet.block.PreNorm;
import io.freshet.block.Stack;
import io.freshet.objective.MaskedItems;
import io.freshet.objective.Objective;
import java.util.List;

/**
 * Linformer (Wang et al., 2020) over items: every position asks a fixed number of learned mixtures
 * of all positions. Where the cost of {@link SasRec} grows with the square of the length, this
 * one's grows with the length; its mixtures look both ways, so it learns by telling hidden items.
 */
public final class Linformer implements SystemDefinition {
  static final Knob RANK = Knob.number("rank", 16, "mixtures that every position asks");

  @Override
  public Card card() {
    return new Card(
        "linformer",
        "Wang et al.: Linformer, Self-Attention with Linear Complexity, 2020",
        "asks a fixed number of mixtures of all positions instead of every position");
  }

  @Override
  public List<Knob> knobs() {
    return List.of(RANK);
  }

  @Override
  public Objective objective() {
    return new MaskedItems(0.2, 0.2);
  }

  @Override
  public Parts parts(Settings settings, int items) {
    int width = settings.width();
    Input input = new MaskableIds();
    int places = input.places(settings.longest());
    PreNorm block =
        new PreNorm(
            width,
            new LowRankAttention(width, settings.heads(), settings.number(RANK), places),
            new FeedForward(width, 4 * width, settings.dropout()),
            settings.dropout());
    return new Parts(
        input,
        new PlainTable(items, width, ItemBias.LEARNED),
        new LearnedPositions(places, width),
        new InputDropout(settings.dropout()),
        new Stack(block, settings.depth()),
        new FinalNorm(width));
  }
}
