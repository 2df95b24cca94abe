package io.freshet.system;

import io.freshet.data.ItemFacts;
import io.freshet.objective.Objective;
import java.util.SortedMap;

/**
 * A system with its sizes, whose catalogue is not known yet.
 *
 * @param definition which parts
 * @param settings how large
 */
public record SystemPlan(SystemDefinition definition, Settings settings) {
  /** In its standard sizes. */
  public static SystemPlan of(SystemDefinition definition) {
    return new SystemPlan(definition, definition.standard());
  }

  public SystemPlan with(Settings others) {
    return new SystemPlan(definition, others);
  }

  /** What the command line and manifests call it. */
  public String name() {
    return definition.card().name();
  }

  /** How it is trained unless a plan says otherwise. */
  public Objective objective() {
    return definition.objective();
  }

  /**
   * For items of which no more is known yet than how many there are.
   *
   * @param items V
   * @param objective that it will be trained by
   * @throws UnfitSystem when sizes or parts cannot work together, saying all that is wrong
   */
  public SequenceSystem forCatalogue(int items, Objective objective) {
    return forCatalogue(ItemFacts.sample(items), objective);
  }

  /**
   * @param facts of the items
   * @param objective that it will be trained by
   * @throws UnfitSystem when sizes, parts or items cannot work together, saying all that is wrong
   */
  public SequenceSystem forCatalogue(ItemFacts facts, Objective objective) {
    Compatibility compatibility = new Compatibility(this, objective);
    compatibility.checkSettings();
    Parts parts = compatibility.assembled(facts);
    compatibility.checkParts(parts, facts);
    return new SequenceSystem(name(), settings.longest(), parts);
  }

  /** Its configuration, as text by key, for manifests. */
  public SortedMap<String, String> describe() {
    return settings.describe();
  }

  @Override
  public String toString() {
    return name() + describe();
  }
}
