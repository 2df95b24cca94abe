package io.freshet.cli;

import io.freshet.backend.cost.Cost;
import io.freshet.block.Mixer;
import io.freshet.system.Card;
import io.freshet.system.Knob;
import io.freshet.system.Parts;
import io.freshet.system.SequenceSystem;
import io.freshet.system.SystemDefinition;
import io.freshet.system.SystemPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a system of the catalogue says of itself, in its standard sizes.
 *
 * @param plan with those sizes
 * @param system built for a catalogue of {@link #ITEMS}
 */
record SystemSheet(SystemPlan plan, SequenceSystem system) {
  static final int ITEMS = 10_000;
  private static final int LONG = 4_096;
  private static final int SAMPLE = 32;

  static SystemSheet of(SystemDefinition definition) {
    SystemPlan plan = SystemPlan.of(definition);
    return new SystemSheet(plan, plan.forCatalogue(ITEMS, plan.objective()));
  }

  Card card() {
    return plan.definition().card();
  }

  String mode() {
    return plan.objective().mode().label();
  }

  /** Of all blocks together. */
  String reach() {
    boolean[][] reach = system.reach(SAMPLE);
    int earlier = 0;
    int later = 0;
    for (int to = 0; to < SAMPLE; to++) {
      for (int from = 0; from < SAMPLE; from++) {
        earlier += reach[to][from] && from <= to ? 1 : 0;
        later += reach[to][from] && from > to ? 1 : 0;
      }
    }
    int half = SAMPLE * (SAMPLE + 1) / 2;
    if (earlier + later == SAMPLE * SAMPLE) {
      return "all items";
    }
    String some = earlier == half ? "all" : "%d %% of".formatted(100 * earlier / half);
    return later == 0 ? some + " earlier items" : some + " earlier and some later items";
  }

  /** Of one user with a full history. */
  double megaflops() {
    return Cost.ofScoring(system, 1, system.longest()).flops() / 1e6;
  }

  /** How many times the FLOPs of encoding grow when a long history doubles. */
  double growth() {
    SystemPlan longer = plan.with(plan.settings().withLongest(2 * LONG));
    SequenceSystem stretched = longer.forCatalogue(ITEMS, longer.objective());
    return Cost.ofEncoding(stretched, 2 * LONG).flops() / Cost.ofEncoding(stretched, LONG).flops();
  }

  Map<String, Object> toMap() {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("name", card().name());
    told.put("paper", card().paper());
    told.put("difference", card().difference());
    told.put("axes", axes());
    told.put("mode", mode());
    told.put("reach", reach());
    told.put("fixed_length", fixedLength());
    told.put("settings", plan.describe());
    told.put("own_settings", plan.definition().knobs().stream().map(SystemSheet::told).toList());
    told.put("cost", cost());
    return told;
  }

  private Map<String, String> axes() {
    Parts parts = system.parts();
    Map<String, String> axes = new LinkedHashMap<>();
    axes.put("input", parts.input().label());
    axes.put("table", parts.table().label());
    axes.put("positions", parts.positions().label());
    axes.put("mixer", mixers());
    axes.put("wrapper", parts.body().label());
    axes.put("objective", plan.objective().name());
    return axes;
  }

  String mixers() {
    List<String> labels = new ArrayList<>();
    for (Mixer mixer : system.parts().body().mixers()) {
      if (!labels.contains(mixer.label())) {
        labels.add(mixer.label());
      }
    }
    return String.join(", ", labels);
  }

  private boolean fixedLength() {
    return system.parts().body().mixers().stream().anyMatch(m -> m.longest() < Integer.MAX_VALUE);
  }

  private Map<String, Object> cost() {
    Cost scoring = Cost.ofScoring(system, 1, system.longest());
    long table = Cost.tableParameters(system);
    Map<String, Object> cost = new LinkedHashMap<>();
    cost.put("items", ITEMS);
    cost.put("parameters", scoring.parameters());
    cost.put("table_parameters", table);
    cost.put("encoder_parameters", scoring.parameters() - table);
    cost.put("flops_per_user", scoring.flops());
    cost.put("bytes_per_user", scoring.bytes());
    cost.put("flops_when_length_doubles", growth());
    return cost;
  }

  private static Map<String, String> told(Knob knob) {
    Map<String, String> told = new LinkedHashMap<>();
    told.put("name", knob.name());
    told.put("standard", knob.standard());
    told.put("allowed", knob.allowed());
    told.put("meaning", knob.meaning());
    return told;
  }
}
