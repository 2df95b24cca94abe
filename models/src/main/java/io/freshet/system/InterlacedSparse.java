package io.freshet.system;

import io.freshet.block.InterlacedAttention;
import io.freshet.objective.MaskedItems;
import io.freshet.objective.Objective;
import java.util.List;

/**
 * Interlaced sparse self-attention (Huang et al., 2019) over items: positions that stand a row
 * apart ask each other, then those of one row. Where {@link SasRec} has n affinities for each of n
 * positions, this one has n / Q + Q; its two steps look both ways, so it learns by telling hidden
 * items. No published recommender uses it.
 */
public final class InterlacedSparse implements SystemDefinition {
  static final Knob ROW = Knob.number("row", 10, "positions of a row");

  @Override
  public Card card() {
    return new Card(
        "interlaced-sparse",
        "Huang et al.: Interlaced Sparse Self-Attention for Semantic Segmentation, 2019",
        "asks in two steps, far apart and then nearby, instead of everybody at once");
  }

  @Override
  public List<Knob> knobs() {
    return List.of(ROW);
  }

  @Override
  public Objective objective() {
    return new MaskedItems(0.2, 0.2);
  }

  @Override
  public Parts parts(Settings settings, int items) {
    return Parts.hidingItems(
        new InterlacedAttention(settings.width(), settings.heads(), settings.number(ROW)),
        settings,
        items);
  }
}
