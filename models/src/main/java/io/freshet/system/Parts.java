package io.freshet.system;

import io.freshet.block.AttentionPool;
import io.freshet.block.Bare;
import io.freshet.block.Body;
import io.freshet.block.Chain;
import io.freshet.block.FeedForward;
import io.freshet.block.FinalNorm;
import io.freshet.block.Ids;
import io.freshet.block.Input;
import io.freshet.block.InputDropout;
import io.freshet.block.ItemBias;
import io.freshet.block.ItemTable;
import io.freshet.block.LearnedPositions;
import io.freshet.block.MaskableIds;
import io.freshet.block.Mixer;
import io.freshet.block.NoPositions;
import io.freshet.block.PlainTable;
import io.freshet.block.Positions;
import io.freshet.block.PreNorm;
import io.freshet.block.Stack;
import io.freshet.block.Unchanged;
import io.freshet.block.Wrapper;
import io.freshet.tensor.Block;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a sequence system is made of, one choice on each axis.
 *
 * @param input reads items
 * @param table lookup and tied scores
 * @param positions tell the order
 * @param entry what happens to the sum of both
 * @param body wrapped mixers
 * @param exit what happens to the last state before it is scored
 */
public record Parts(
    Input input, ItemTable table, Positions positions, Block entry, Body body, Block exit) {
  public Parts withTable(ItemTable other) {
    return new Parts(input, other, positions, entry, body, exit);
  }

  public Parts withBody(Body other) {
    return new Parts(input, table, positions, entry, other, exit);
  }

  /**
   * Hidden items are told by blocks of this mixer, each part normed before it, around nothing else.
   */
  static Parts hidingItems(Mixer mixer, Settings settings, int items) {
    int width = settings.width();
    Input input = new MaskableIds();
    FeedForward feed = new FeedForward(width, 4 * width, settings.dropout());
    return new Parts(
        input,
        new PlainTable(items, width, ItemBias.LEARNED),
        new LearnedPositions(input.places(settings.longest()), width),
        new InputDropout(settings.dropout()),
        new Stack(new PreNorm(width, mixer, feed, settings.dropout()), settings.depth()),
        new FinalNorm(width));
  }

  /** Recurrences one after the other, whose last state pools the others by attention. */
  static Parts pooling(Mixer recurrence, Settings settings, int items) {
    int width = settings.width();
    List<Wrapper> blocks =
        new ArrayList<>(
            Collections.nCopies(settings.depth(), new Bare(recurrence, settings.dropout())));
    blocks.add(new Bare(new AttentionPool(width), 0));
    return new Parts(
        new Ids(),
        new PlainTable(items, width, ItemBias.LEARNED),
        new NoPositions(settings.longest()),
        new InputDropout(settings.dropout()),
        new Chain(blocks),
        new Unchanged());
  }
}
