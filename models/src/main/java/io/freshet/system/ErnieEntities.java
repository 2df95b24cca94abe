package io.freshet.system;

import io.freshet.block.DescribedTable;
import io.freshet.block.EntityHead;
import io.freshet.block.EntityIds;
import io.freshet.block.FeedForward;
import io.freshet.block.FullAttention;
import io.freshet.block.FusedStack;
import io.freshet.block.ItemBias;
import io.freshet.block.PlainTable;
import io.freshet.block.PostNorm;
import io.freshet.data.ItemFacts;
import io.freshet.objective.DenoisedEntities;
import io.freshet.objective.MaskedItems;
import io.freshet.objective.Objective;
import io.freshet.tensor.Visibility.Order;
import java.util.List;

/**
 * ERNIE with informative entities (Zhang et al., 2019) over items: what an item is, genres or
 * categories, runs beside it as a stream that later blocks fuse into it. Where {@link SasRec} knows
 * items by their company alone, this one tells which entities belong where, and ranks new items.
 */
public final class ErnieEntities implements SystemDefinition {
  static final Knob NARROW = Knob.number("entity-width", 64, "of the vectors of entities");
  static final Knob HEADS = Knob.number("entity-heads", 4, "of attention between entities");
  static final Knob UNKNOWN =
      Knob.number("unknown", 10, "percent of items known by entities alone");

  @Override
  public Card card() {
    return new Card(
        "ernie-entities",
        "Zhang et al.: ERNIE, Enhanced Language Representation with Informative Entities, 2019",
        "fuses what items are into what they follow, and ranks items nobody has met");
  }

  @Override
  public List<Knob> knobs() {
    return List.of(NARROW, HEADS, UNKNOWN);
  }

  @Override
  public Settings standard() {
    return Settings.standard(knobs()).withDepth(3);
  }

  @Override
  public Objective objective() {
    return new DenoisedEntities(new MaskedItems(0.2, 0.2));
  }

  @Override
  public Parts parts(Settings settings, int items) {
    return parts(settings, ItemFacts.sample(items));
  }

  @Override
  public Parts parts(Settings settings, ItemFacts facts) {
    int width = settings.width();
    int narrow = settings.number(NARROW);
    PlainTable own = new PlainTable(facts.items(), width, ItemBias.LEARNED);
    DescribedTable table = new DescribedTable(own, facts, narrow, settings.number(UNKNOWN) / 100.0);
    PostNorm block =
        new PostNorm(
            width,
            new FullAttention(width, settings.heads(), Order.BOTH_WAYS),
            new FeedForward(width, 4 * width, settings.dropout()),
            settings.dropout());
    FullAttention entities = new FullAttention(narrow, settings.number(HEADS), Order.BOTH_WAYS);
    Parts bert = new Bert4Rec().parts(settings, facts.items());
    return new Parts(
        new EntityIds(table),
        table,
        bert.positions(),
        bert.entry(),
        new FusedStack(block, entities, narrow, settings.depth()),
        new EntityHead(bert.exit(), table));
  }
}
