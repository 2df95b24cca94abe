package io.freshet.replay;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** How one method did, over each population. */
final class MethodScore {
  private final String method;
  private final Map<Population, HitRate> byPopulation = new EnumMap<>(Population.class);

  MethodScore(String method) {
    this.method = method;
    for (Population population : Population.values()) {
      byPopulation.put(population, new HitRate());
    }
  }

  String method() {
    return method;
  }

  /**
   * @param rank of the event's item in the method's list, 0 at the top
   */
  void add(ReplayEvent event, int rank) {
    byPopulation.forEach(
        (population, rate) -> {
          if (population.holds(event)) {
            rate.add(rank);
          }
        });
  }

  HitRate over(Population population) {
    HitRate rate = byPopulation.get(population);
    if (rate == null) {
      throw new IllegalStateException("no figures over " + population);
    }
    return rate;
  }

  /** Population to figures. */
  Map<String, Map<String, Double>> toJson() {
    Map<String, Map<String, Double>> json = new LinkedHashMap<>();
    byPopulation.forEach(
        (population, rate) ->
            json.put(population.key(), Map.of("hr_at_10", rate.hr(), "ndcg_at_10", rate.ndcg())));
    return json;
  }
}
