package io.freshet.system;

import io.freshet.block.CompactNonLocal;
import io.freshet.objective.MaskedItems;
import io.freshet.objective.Objective;
import java.util.List;

/**
 * Compact generalised non-local network (Yue et al., 2018) over items: every channel of every
 * position asks every channel of every position in its group. Where {@link SasRec} makes a map of
 * positions, the sums here are worked out first and none is made; they look both ways, so it learns
 * by telling hidden items. Group normalisation, which would divide the sums out again, gives way to
 * the one before each part. No published recommender uses it.
 */
public final class CompactGeneralisedNonLocal implements SystemDefinition {
  static final Knob GROUPS = Knob.number("groups", 8, "of channels, each with one sum");

  @Override
  public Card card() {
    return new Card(
        "cgnl",
        "Yue et al.: Compact Generalized Non-local Network, 2018",
        "lets channels ask channels, summed into one number a group");
  }

  @Override
  public List<Knob> knobs() {
    return List.of(GROUPS);
  }

  @Override
  public Objective objective() {
    return new MaskedItems(0.2, 0.2);
  }

  @Override
  public Parts parts(Settings settings, int items) {
    return Parts.hidingItems(
        new CompactNonLocal(settings.width(), settings.number(GROUPS)), settings, items);
  }
}
