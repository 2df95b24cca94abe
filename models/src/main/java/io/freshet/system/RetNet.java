package io.freshet.system;

import io.freshet.block.Decays;
import io.freshet.block.Fading;
import io.freshet.block.FeedForward;
import io.freshet.block.FinalNorm;
import io.freshet.block.Ids;
import io.freshet.block.InputDropout;
import io.freshet.block.ItemBias;
import io.freshet.block.PlainTable;
import io.freshet.block.PreNorm;
import io.freshet.block.Retention;
import io.freshet.block.Stack;
import io.freshet.objective.NextItem;
import io.freshet.objective.Objective;

/**
 * Retentive network (Sun et al., 2023) over items: attention without a softmax that fades with
 * distance, so that a state of constant size stands for all that came before. Where {@link SasRec}
 * reads the whole history again for each new item, this one goes on from its state by one step. It
 * fades within the longest history, so that the state and that history tell the same; its rotations
 * are left out.
 */
public final class RetNet implements SystemDefinition {
  @Override
  public Card card() {
    return new Card(
        "retnet",
        "Sun et al.: Retentive Network, A Successor to Transformer for Large Language Models, 2023",
        "carries a fading state of constant size, so that a new item costs one step");
  }

  @Override
  public Settings standard() {
    return Settings.standard(knobs()).withLongest(200);
  }

  @Override
  public Objective objective() {
    return new NextItem();
  }

  @Override
  public Parts parts(Settings settings, int items) {
    int width = settings.width();
    int longest = settings.longest();
    Fading fading = Fading.within(longest, settings.heads(), settings.depth());
    PreNorm block =
        new PreNorm(
            width,
            new Retention(width, longest, fading),
            new FeedForward(width, 4 * width, settings.dropout()),
            settings.dropout());
    return new Parts(
        new Ids(),
        new PlainTable(items, width, ItemBias.LEARNED),
        new Decays(longest, fading),
        new InputDropout(settings.dropout()),
        new Stack(block, settings.depth()),
        new FinalNorm(width));
  }
}
