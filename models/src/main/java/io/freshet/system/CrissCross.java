package io.freshet.system;

import io.freshet.block.CrissCrossAttention;
import io.freshet.objective.MaskedItems;
import io.freshet.objective.Objective;
import java.util.List;

/**
 * Criss-cross attention (Huang et al., 2019) over items laid out in rows: each asks its row and its
 * column, and again by the same map, so that word reaches everybody. Where {@link SasRec} has n
 * affinities for each of n positions, this one has rows + columns - 1 in each round; it looks both
 * ways, so it learns by telling hidden items. No published recommender uses it.
 */
public final class CrissCross implements SystemDefinition {
  static final Knob COLUMNS = Knob.number("columns", 10, "positions of a row");
  static final Knob ROUNDS = Knob.number("rounds", 2, "times that each asks");
  static final Knob NARROW = Knob.number("narrow", 16, "width of queries and keys");

  @Override
  public Card card() {
    return new Card(
        "criss-cross",
        "Huang et al.: CCNet, Criss-Cross Attention for Semantic Segmentation, 2019",
        "asks the row and the column of a grid, twice, instead of everybody");
  }

  @Override
  public List<Knob> knobs() {
    return List.of(COLUMNS, ROUNDS, NARROW);
  }

  @Override
  public Objective objective() {
    return new MaskedItems(0.2, 0.2);
  }

  @Override
  public Parts parts(Settings settings, int items) {
    return Parts.hidingItems(
        new CrissCrossAttention(
            settings.width(),
            settings.number(NARROW),
            settings.number(COLUMNS),
            settings.number(ROUNDS)),
        settings,
        items);
  }
}
