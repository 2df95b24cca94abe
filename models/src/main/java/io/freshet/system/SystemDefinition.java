package io.freshet.system;

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
}
