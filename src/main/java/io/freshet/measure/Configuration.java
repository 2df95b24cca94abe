package io.freshet.measure;

import io.freshet.system.SystemDefinition;
import io.freshet.train.TrainingPlan;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a model came to be, as text by name.
 *
 * @param conditions the same for every system
 * @param settings of the system, its objective among them
 */
public record Configuration(
    SortedMap<String, String> conditions, SortedMap<String, String> settings) {
  /** Of what is counted and not trained. */
  static final Configuration NONE = new Configuration(new TreeMap<>(), new TreeMap<>());

  public Configuration {
    conditions = Collections.unmodifiableSortedMap(new TreeMap<>(conditions));
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }

  static Configuration of(Conditions conditions, SystemDefinition definition) {
    TrainingPlan plan = conditions.plan(definition, 1);
    SortedMap<String, String> settings = plan.system().describe();
    settings.put("objective", plan.objective().name());
    return new Configuration(conditions.told(), settings);
  }
}
