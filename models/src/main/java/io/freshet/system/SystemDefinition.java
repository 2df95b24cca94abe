package io.freshet.system;

import io.freshet.data.ItemFacts;
import io.freshet.objective.Objective;
import java.util.List;

/** A named system: which parts it is made of, whatever its size. */
public interface SystemDefinition {
  Card card();

  /** Settings of its own. */
  default List<Knob> knobs() {
    return List.of();
  }

  default Settings standard() {
    return Settings.standard(knobs());
  }

  /** How it is trained unless a plan says otherwise. */
  Objective objective();

  /**
   * @param settings with a value for each of its own
   * @param items V, of the catalogue
   */
  Parts parts(Settings settings, int items);

  /** For a system that asks more about items than how many there are. */
  default Parts parts(Settings settings, ItemFacts facts) {
    return parts(settings, facts.items());
  }
}
