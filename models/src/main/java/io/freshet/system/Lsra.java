package io.freshet.system;

import io.freshet.block.FeedForward;
import io.freshet.block.FinalNorm;
import io.freshet.block.Ids;
import io.freshet.block.InputDropout;
import io.freshet.block.ItemBias;
import io.freshet.block.LearnedPositions;
import io.freshet.block.LongShortAttention;
import io.freshet.block.PlainTable;
import io.freshet.block.PreNorm;
import io.freshet.block.Stack;
import io.freshet.objective.NextItem;
import io.freshet.objective.Objective;
import java.util.List;

/**
 * Long-short range attention of the Lite Transformer (Wu et al., 2020) over items: half of the
 * channels attend, half convolve over the last few items, and the feed-forward part stays narrow.
 * Where {@link SasRec} finds near and far by the same attention, this one has a branch for each.
 */
public final class Lsra implements SystemDefinition {
  static final Knob KERNEL = Knob.number("kernel", 7, "items that the near branch looks at");

  @Override
  public Card card() {
    return new Card(
        "lsra",
        "Wu et al.: Lite Transformer with Long-Short Range Attention, 2020",
        "splits the channels between attention and a causal convolution");
  }

  @Override
  public List<Knob> knobs() {
    return List.of(KERNEL);
  }

  @Override
  public Objective objective() {
    return new NextItem();
  }

  @Override
  public Parts parts(Settings settings, int items) {
    int width = settings.width();
    PreNorm block =
        new PreNorm(
            width,
            new LongShortAttention(width, settings.heads(), settings.number(KERNEL)),
            new FeedForward(width, width, settings.dropout()),
            settings.dropout());
    return new Parts(
        new Ids(),
        new PlainTable(items, width, ItemBias.LEARNED),
        new LearnedPositions(settings.longest(), width),
        new InputDropout(settings.dropout()),
        new Stack(block, settings.depth()),
        new FinalNorm(width));
  }
}
