package io.freshet.measure;

import io.freshet.evaluate.AcrossSeeds;
import io.freshet.evaluate.AtCutoff;
import io.freshet.evaluate.Estimate;
import io.freshet.evaluate.Evaluation;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Rows that differ by seed alone, as one.
 *
 * @param name of the system, with settings that are not its usual ones
 * @param seeds at least one
 */
record SystemSummary(String name, List<SystemRow> seeds) {
  /** With one seed its errors are those over users, with several those over seeds. */
  AtCutoff quality() {
    if (seeds.size() == 1) {
      return seeds.get(0).quality();
    }
    List<Evaluation> runs =
        seeds.stream()
            .map(row -> new Evaluation(name, row.data().users(), List.of(row.quality())))
            .toList();
    return AcrossSeeds.of(runs).at(seeds.get(0).quality().cutoff());
  }

  double mean(ToDoubleFunction<SystemRow> figure) {
    return seeds.stream().mapToDouble(figure).average().orElseThrow();
  }

  List<String> cells() {
    return List.of(
        name,
        Integer.toString(seeds.size()),
        told(quality().ndcg()),
        told(quality().hitRate()),
        number("%,.0f", row -> row.weight().encoderParameters()),
        number("%,.0f", row -> row.weight().tableParameters()),
        number("%.1f", row -> row.weight().flopsPerUser() / 1e6),
        number("%.2f", row -> row.weight().graphBytes() / 1e6),
        number("%.2f", row -> row.latency().oneMillis()),
        number("%.1f", row -> row.latency().sixtyFourMillis()),
        number("%.2f", row -> row.course().stepsPerCpuSecond()),
        number("%.0f", row -> row.course().epochs()),
        number("%.1f", row -> row.course().cpuMinutes()));
  }

  private String number(String format, ToDoubleFunction<SystemRow> figure) {
    return String.format(Locale.ROOT, format, mean(figure));
  }

  static String told(Estimate estimate) {
    return String.format(Locale.ROOT, "%.4f ± %.4f", estimate.mean(), estimate.standardError());
  }
}
