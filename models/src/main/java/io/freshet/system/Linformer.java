package io.freshet.system;

import io.freshet.block.LowRankAttention;
import io.freshet.block.MaskableIds;
import io.freshet.objective.MaskedItems;
import io.freshet.objective.Objective;
import java.util.List;

/**
 * Linformer (Wang et al., 2020) over items: every position asks a fixed number of learned mixtures
 * of all positions. Where the cost of {@link SasRec} grows with the square of the length, this
 * one's grows with the length; its mixtures look both ways, so it learns by telling hidden items.
 */
public final class Linformer implements SystemDefinition {
  static final Knob RANK = Knob.number("rank", 16, "mixtures that every position asks");

  @Override
  public Card card() {
    return new Card(
        "linformer",
        "Wang et al.: Linformer, Self-Attention with Linear Complexity, 2020",
        "asks a fixed number of mixtures of all positions instead of every position");
  }

  @Override
  public List<Knob> knobs() {
    return List.of(RANK);
  }

  @Override
  public Objective objective() {
    return new MaskedItems(0.2, 0.2);
  }

  @Override
  public Parts parts(Settings settings, int items) {
    int places = new MaskableIds().places(settings.longest());
    return Parts.hidingItems(
        new LowRankAttention(settings.width(), settings.heads(), settings.number(RANK), places),
        settings,
        items);
  }
}
