package io.freshet.system;

import io.freshet.block.FeedForward;
import io.freshet.block.FinalNorm;
import io.freshet.block.FullAttention;
import io.freshet.block.Ids;
import io.freshet.block.InputDropout;
import io.freshet.block.ItemBias;
import io.freshet.block.LearnedPositions;
import io.freshet.block.PlainTable;
import io.freshet.block.PreNorm;
import io.freshet.block.RelativePositions;
import io.freshet.block.Stack;
import io.freshet.objective.NextItem;
import io.freshet.objective.Objective;
import io.freshet.tensor.Visibility.Order;
import java.util.List;

/**
 * Self-Attentive Sequential Recommendation (Kang and McAuley, 2018): a causal transformer over the
 * items of a user, scored against its own item table. Where the paper's feed-forward part is as
 * wide as the model, with a ReLU, this one is four times as wide, with a GELU. Every other system
 * is told by how it differs from this one.
 */
public final class SasRec implements SystemDefinition {
  /** How positions are told. */
  static final Knob POSITIONS =
      Knob.choice("positions", List.of("learned", "relative"), "how positions are told");

  @Override
  public Card card() {
    return new Card(
        "sasrec",
        "Kang, McAuley: Self-Attentive Sequential Recommendation, 2018",
        "is what the others are compared with");
  }

  @Override
  public List<Knob> knobs() {
    return List.of(POSITIONS);
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
            new FullAttention(width, settings.heads(), Order.CAUSAL),
            new FeedForward(width, 4 * width, settings.dropout()),
            settings.dropout());
    return new Parts(
        new Ids(),
        new PlainTable(items, width, ItemBias.LEARNED),
        settings.choice(POSITIONS).equals("relative")
            ? new RelativePositions(settings.longest(), settings.heads())
            : new LearnedPositions(settings.longest(), width),
        new InputDropout(settings.dropout()),
        new Stack(block, settings.depth()),
        new FinalNorm(width));
  }
}
