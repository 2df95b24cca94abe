package io.freshet.system;

import io.freshet.block.FeedForward;
import io.freshet.block.FinalNorm;
import io.freshet.block.FullAttention;
import io.freshet.block.Input;
import io.freshet.block.InputDropout;
import io.freshet.block.ItemBias;
import io.freshet.block.LearnedPositions;
import io.freshet.block.MaskableIds;
import io.freshet.block.PlainTable;
import io.freshet.block.PreNorm;
import io.freshet.block.Stack;
import io.freshet.block.VisibleFirst;
import io.freshet.objective.HiddenItems;
import io.freshet.objective.Objective;
import io.freshet.tensor.Visibility.Order;

/**
 * "Masked Autoencoders Are Scalable Vision Learners" (He et al., 2022), carried over from patches
 * to items, which is ours: half of a history is hidden and left out, the blocks see the rest alone,
 * and one light block tells what was hidden. Where {@link Bert4Rec} reads something in hidden
 * places, this one is spared them, and learns from shorter sequences. Hidden places are told by
 * learned positions, as everywhere here.
 */
public final class MaskedHistory implements SystemDefinition {
  @Override
  public Card card() {
    return new Card(
        "mae",
        "He et al.: Masked Autoencoders Are Scalable Vision Learners, 2022; carried over to items",
        "sees half of the items alone and learns by telling the others through a light block");
  }

  @Override
  public Objective objective() {
    return new HiddenItems(0.5, 0.3);
  }

  @Override
  public Parts parts(Settings settings, int items) {
    int width = settings.width();
    Input input = new MaskableIds();
    PreNorm block =
        new PreNorm(
            width,
            new FullAttention(width, settings.heads(), Order.BOTH_WAYS),
            new FeedForward(width, 4 * width, settings.dropout()),
            settings.dropout());
    return new Parts(
        input,
        new PlainTable(items, width, ItemBias.LEARNED),
        new LearnedPositions(input.places(settings.longest()), width),
        new InputDropout(settings.dropout()),
        new VisibleFirst(new Stack(block, settings.depth()), new Stack(block, 1), width),
        new FinalNorm(width));
  }
}
