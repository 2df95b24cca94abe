package io.freshet.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The model, by the lists that went through Kafka and the job, beside every floor. */
public final class ReplayTable {
  private static final String FROZEN = "frozen";

  private final MethodScore model;
  private final List<MethodScore> floors;

  ReplayTable(MethodScore model, List<MethodScore> floors) {
    this.model = model;
    this.floors = floors;
  }

  /** Lines for people, a verdict last. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    StringBuilder header = new StringBuilder("%-46s".formatted("HR@10 / NDCG@10 over"));
    for (Population population : Population.values()) {
      header.append(
          "%24s"
              .formatted(
                  "%s (%,d)"
                      .formatted(
                          population.key().replace('_', ' '), model.over(population).events())));
    }
    lines.add(header.toString());
    lines.add(line(model));
    floors.forEach(floor -> lines.add(line(floor)));
    lines.add(verdict(best(true)));
    lines.add(verdict(best(false)));
    return lines;
  }

  /** By method; keys are public. */
  public Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(model.method(), model.toJson());
    floors.forEach(floor -> json.put(floor.method(), floor.toJson()));
    return json;
  }

  private static String line(MethodScore score) {
    StringBuilder line = new StringBuilder("%-46s".formatted(score.method()));
    for (Population population : Population.values()) {
      HitRate rate = score.over(population);
      line.append("%24s".formatted("%.3f / %.3f".formatted(rate.hr(), rate.ndcg())));
    }
    return line.toString();
  }

  private MethodScore best(boolean frozen) {
    return floors.stream()
        .filter(floor -> floor.method().endsWith(FROZEN) == frozen)
        .max(Comparator.comparingDouble(floor -> floor.over(Population.ALL).ndcg()))
        .orElseThrow();
  }

  private String verdict(MethodScore floor) {
    double difference = model.over(Population.ALL).ndcg() - floor.over(Population.ALL).ndcg();
    String reason =
        difference >= 0 || floor.method().endsWith(FROZEN)
            ? ""
            : ": it learns from the held-out part as it goes, the model was trained once, before it";
    return String.format(
        Locale.ROOT,
        "the model %s %s by %.3f NDCG@10%s",
        difference >= 0 ? "beats" : "loses to",
        floor.method(),
        Math.abs(difference),
        reason);
  }
}
