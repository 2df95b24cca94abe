package io.freshet.system;

import io.freshet.objective.MaskedItems;
import io.freshet.objective.MaskedSpans;
import io.freshet.objective.Objective;

/**
 * ERNIE 1.0 (Sun et al., 2019) over items: hides whole runs of one session where {@link Bert4Rec}
 * hides single items, so that a hidden item cannot be told from its neighbours. Where {@link
 * SasRec} asks for the next item, this one learns what belongs together; its task of telling
 * whether two sessions follow each other is left out.
 */
public final class Ernie implements SystemDefinition {
  @Override
  public Card card() {
    return new Card(
        "ernie-1",
        "Sun et al.: ERNIE, Enhanced Representation through Knowledge Integration, 2019",
        "looks both ways and learns by telling hidden runs of a session");
  }

  @Override
  public Objective objective() {
    return new MaskedSpans(new MaskedItems(0.15, 0.2), 0.5, 5);
  }

  @Override
  public Parts parts(Settings settings, int items) {
    return new Bert4Rec().parts(settings, items);
  }
}
