package io.freshet.system;

import io.freshet.block.Distances;
import io.freshet.block.FeedForward;
import io.freshet.block.Ids;
import io.freshet.block.InputDropout;
import io.freshet.block.ItemBias;
import io.freshet.block.PlainTable;
import io.freshet.block.PostNorm;
import io.freshet.block.RecurrentAttention;
import io.freshet.block.Stack;
import io.freshet.block.Unchanged;
import io.freshet.objective.NextItem;
import io.freshet.objective.Objective;
import java.util.List;

/**
 * Transformer-XL (Dai et al., 2019) over items: learns in segments, each reading the states that
 * earlier ones left behind, and tells items apart by how far away they are. Where {@link SasRec}
 * learns through the whole history and by fixed places, no gradient flows back into a memory here.
 */
public final class TransformerXl implements SystemDefinition {
  static final Knob SEGMENT = Knob.number("segment", 50, "items that are learned from at once");
  static final Knob MEMORY = Knob.number("memory", 99, "older items that one looks at, at most");

  @Override
  public Card card() {
    return new Card(
        "transformer-xl",
        "Dai et al.: Transformer-XL, Attentive Language Models Beyond a Fixed-Length Context, 2019",
        "reads what earlier segments left behind, by content and distance");
  }

  @Override
  public List<Knob> knobs() {
    return List.of(SEGMENT, MEMORY);
  }

  @Override
  public Objective objective() {
    return new NextItem();
  }

  @Override
  public Parts parts(Settings settings, int items) {
    int width = settings.width();
    int longest = settings.longest();
    RecurrentAttention.Window window =
        new RecurrentAttention.Window(longest, settings.number(MEMORY));
    PostNorm block =
        new PostNorm(
            width,
            new RecurrentAttention(width, settings.heads(), settings.number(SEGMENT), window),
            new FeedForward(width, 4 * width, settings.dropout()),
            settings.dropout());
    return new Parts(
        new Ids(),
        new PlainTable(items, width, ItemBias.LEARNED),
        new Distances(longest, width),
        new InputDropout(settings.dropout()),
        new Stack(block, settings.depth()),
        new Unchanged());
  }
}
