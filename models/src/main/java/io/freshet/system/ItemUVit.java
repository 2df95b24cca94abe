package io.freshet.system;

import io.freshet.block.Denoised;
import io.freshet.block.FeedForward;
import io.freshet.block.FullAttention;
import io.freshet.block.InputDropout;
import io.freshet.block.ItemBias;
import io.freshet.block.LearnedPositions;
import io.freshet.block.NoisyIds;
import io.freshet.block.PlainTable;
import io.freshet.block.PreNorm;
import io.freshet.block.SkipStack;
import io.freshet.block.Unchanged;
import io.freshet.objective.NoisyNextItem;
import io.freshet.objective.Objective;
import io.freshet.tensor.Visibility.Order;
import java.util.List;

/**
 * "All are Worth Words" (Bao et al., 2023) over items, in the manner of "Generate What You Prefer"
 * (Yang et al., 2023), which is ours: the vector of the next item is made out of noise in a few
 * steps, by blocks of which the first hand what they made to the last, and the nearest items are
 * taken. Where {@link SasRec} answers at once, this one answers several times.
 */
public final class ItemUVit implements SystemDefinition {
  private static final Knob STEPS = Knob.number("steps", 3, "from noise to the vector of an item");

  @Override
  public Card card() {
    return new Card(
        "u-vit",
        "Bao et al.: All are Worth Words, A ViT Backbone for Diffusion Models, 2023; carried over"
            + " to items in the manner of Yang et al.: Generate What You Prefer, 2023",
        "makes the next item's vector out of noise, the first blocks handed to the last");
  }

  @Override
  public List<Knob> knobs() {
    return List.of(STEPS);
  }

  @Override
  public Objective objective() {
    return new NoisyNextItem();
  }

  @Override
  public Parts parts(Settings settings, int items) {
    int width = settings.width();
    NoisyIds input = new NoisyIds();
    PreNorm block =
        new PreNorm(
            width,
            new FullAttention(width, settings.heads(), Order.BOTH_WAYS),
            new FeedForward(width, 4 * width, settings.dropout()),
            settings.dropout());
    SkipStack stack = SkipStack.of(block, width, Math.max(1, settings.depth() / 2));
    return new Parts(
        input,
        new PlainTable(items, width, ItemBias.LEARNED),
        new LearnedPositions(input.places(settings.longest()), width),
        new InputDropout(settings.dropout()),
        new Denoised(stack, width, settings.number(STEPS)),
        new Unchanged());
  }
}
