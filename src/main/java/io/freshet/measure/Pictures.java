package io.freshet.measure;

import io.freshet.backend.cost.Cost;
import io.freshet.system.SystemCatalogue;
import io.freshet.system.SystemDefinition;
import io.freshet.system.SystemPlan;
import io.freshet.train.EpochResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** What a scientist would draw of a table, as SVG. Legends stand in the order of what they show. */
final class Pictures {
  private static final double[] LENGTHS = {1_000, 2_000, 4_000, 8_000};

  private final LedgerTable table;
  private final String dataset;
  private final String budget;

  Pictures(LedgerTable table, String dataset, String budget) {
    this.table = table;
    this.dataset = dataset;
    this.budget = budget;
  }

  /** Where the best models stand between good and fast. */
  Plot quality() {
    Plot plot =
        new Plot(
            "Quality and latency on %s, %s a model".formatted(dataset, budget),
            "latency of one user in ONNX Runtime, one thread: median, ms",
            "NDCG@10 of the test targets ± standard error");
    double slowest = 0;
    for (SystemSummary system : table.systems()) {
      double millis = system.mean(row -> row.latency().oneMillis());
      slowest = Math.max(slowest, millis);
      plot.point(
          system.seeds().get(0).key().method(),
          system.name(),
          millis,
          system.quality().ndcg().mean(),
          system.quality().ndcg().standardError());
    }
    double right = 1.1 * slowest;
    table.floors().stream()
        .max(Comparator.comparingDouble(floor -> floor.quality().ndcg().mean()))
        .ifPresent(
            best -> {
              double level = best.quality().ndcg().mean();
              plot.level("floor: " + best.key().method(), 0, right, level);
            });
    plot.styler().setXAxisMin(0.0).setXAxisMax(right).setYAxisDecimalPattern("0.00");
    plot.styler().setXAxisDecimalPattern("0.0#");
    return plot;
  }

  /** How models got better while they learned. */
  Plot learning() {
    Plot plot =
        new Plot(
            "Learning on %s, %s a model".formatted(dataset, budget),
            "CPU minutes since the start",
            "NDCG@10 of the validation targets");
    List<SystemSummary> best = new ArrayList<>(table.systems());
    best.sort(Comparator.comparingDouble(Pictures::reached).reversed());
    for (SystemSummary system : best) {
      List<EpochResult> curve = system.seeds().get(0).course().curve();
      plot.line(
          system.seeds().get(0).key().method(),
          system.name(),
          column(curve, point -> point.cpuSeconds() / 60),
          column(curve, EpochResult::validationNdcg));
    }
    plot.styler().setMarkerSize(5);
    plot.styler().setXAxisMin(0.0).setYAxisDecimalPattern("0.00");
    return plot;
  }

  private static double reached(SystemSummary system) {
    return system.seeds().get(0).course().curve().stream()
        .mapToDouble(EpochResult::validationNdcg)
        .max()
        .orElse(0);
  }

  private static double[] column(List<EpochResult> curve, ToDoubleFunction<EpochResult> value) {
    return curve.stream().mapToDouble(value).toArray();
  }

  /** How the cost of encoding grows with the length of a history: counted, nothing is run. */
  static Plot cost() {
    Plot plot =
        new Plot(
            "Counted cost of encoding one history, standard sizes",
            "items in the history (logarithmic)",
            "GFLOP (logarithmic)");
    Map<String, double[]> counted = new TreeMap<>();
    for (SystemDefinition definition : SystemCatalogue.all()) {
      counted.put(definition.card().name(), gigaflops(definition));
    }
    counted.entrySet().stream()
        .sorted(Comparator.comparingDouble(one -> -one.getValue()[LENGTHS.length - 1]))
        .forEach(one -> plot.line(one.getKey(), one.getKey(), LENGTHS, one.getValue()));
    plot.styler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
    plot.styler().setXAxisTickLabelsFormattingFunction(Pictures::length);
    plot.styler().setXAxisMin(900.0).setXAxisMax(9_000.0);
    return plot;
  }

  /** Only where something was counted. */
  private static String length(double items) {
    for (double counted : LENGTHS) {
      if (Math.abs(items / counted - 1) < 0.01) {
        return "%,.0f".formatted(counted);
      }
    }
    return " ";
  }

  private static double[] gigaflops(SystemDefinition definition) {
    SystemPlan usual = SystemPlan.of(definition);
    int longest = (int) LENGTHS[LENGTHS.length - 1];
    SystemPlan stretched = usual.with(usual.settings().withLongest(longest));
    double[] counted = new double[LENGTHS.length];
    for (int at = 0; at < counted.length; at++) {
      counted[at] =
          Cost.ofEncoding(stretched.forCatalogue(1, stretched.objective()), (int) LENGTHS[at])
                  .flops()
              / 1e9;
    }
    return counted;
  }
}
