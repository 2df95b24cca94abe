package io.freshet.measure;

import io.freshet.backend.cost.Cost;
import io.freshet.system.SequenceSystem;
import io.freshet.system.SystemCatalogue;
import io.freshet.system.SystemDefinition;
import io.freshet.system.SystemPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What a scientist would draw of a table, as SVG. Legends stand in the order of what they show. */
final class Pictures {
  private static final int[] LENGTHS = {1_024, 2_048, 4_096, 8_192};

  /** So few that ticks stand at whole doublings. */
  private static final int TICK_PIXELS = 130;

  private static final double LOG_2 = Math.log(2);

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
      List<CurvePoint> curve = system.seeds().get(0).course().curve();
      plot.line(
          system.seeds().get(0).key().method(),
          system.name(),
          column(curve, point -> point.cpuSeconds() / 60),
          column(curve, CurvePoint::validationNdcg));
    }
    plot.styler().setMarkerSize(5);
    plot.styler().setXAxisMin(0.0).setYAxisDecimalPattern("0.00");
    return plot;
  }

  private static double reached(SystemSummary system) {
    return system.seeds().get(0).course().curve().stream()
        .mapToDouble(CurvePoint::validationNdcg)
        .max()
        .orElse(0);
  }

  private static double[] column(List<CurvePoint> curve, ToDoubleFunction<CurvePoint> value) {
    return curve.stream().mapToDouble(value).toArray();
  }

  /** How the cost of encoding grows with the length of a history: counted, nothing is run. */
  static Plot cost() {
    Plot plot =
        new Plot(
            "Counted cost of encoding one history, standard sizes",
            "items in the history (logarithmic)",
            "GFLOP (logarithmic)");
    List<Counted> dearest = new ArrayList<>();
    for (SystemDefinition definition : SystemCatalogue.all()) {
      dearest.add(new Counted(definition.card().name(), gigaflops(definition)));
    }
    dearest.sort(Comparator.comparingDouble(Counted::longest).reversed());
    double[] doublings = Arrays.stream(LENGTHS).mapToDouble(n -> Math.log(n) / LOG_2).toArray();
    for (int at = 0; at < dearest.size(); ) {
      Counted first = dearest.get(at);
      List<String> alike = new ArrayList<>();
      for (; at < dearest.size() && dearest.get(at).looksLike(first); at++) {
        alike.add(dearest.get(at).system());
      }
      plot.line(first.system(), String.join(",\n", alike), doublings, first.gigaflops());
    }
    plot.styler().setYAxisLogarithmic(true);
    plot.styler().setXAxisTickLabelsFormattingFunction(Pictures::length);
    plot.styler().setXAxisTickMarkSpacingHint(TICK_PIXELS);
    plot.styler().setXAxisMin(9.75).setXAxisMax(13.25);
    return plot;
  }

  /** One line of the picture of costs. */
  private record Counted(String system, double[] gigaflops) {
    double longest() {
      return gigaflops[gigaflops.length - 1];
    }

    /** Nobody could tell their lines apart. */
    boolean looksLike(Counted other) {
      for (int at = 0; at < gigaflops.length; at++) {
        if (Math.abs(gigaflops[at] / other.gigaflops[at] - 1) > 0.03) {
          return false;
        }
      }
      return true;
    }
  }

  private static String length(double doublings) {
    return String.format(Locale.ROOT, "%,.0f", Math.pow(2, doublings));
  }

  private static double[] gigaflops(SystemDefinition definition) {
    SystemPlan usual = SystemPlan.of(definition);
    int longest = LENGTHS[LENGTHS.length - 1];
    SystemPlan stretched = usual.with(usual.settings().withLongest(longest));
    SequenceSystem system = stretched.forCatalogue(1, stretched.objective());
    return Arrays.stream(LENGTHS)
        .mapToDouble(length -> Cost.ofEncoding(system, length).flops() / 1e9)
        .toArray();
  }
}
