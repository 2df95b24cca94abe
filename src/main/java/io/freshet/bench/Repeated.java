package io.freshet.bench;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Figures by name of the same trial, run more than once. */
record Repeated(List<Map<String, Double>> runs) {
  double median(String name) {
    return median(of(name));
  }

  /** The median of the ratios within a run, which is not the ratio of the medians. */
  double medianRatio(String above, String below) {
    return median(ratio(above, below));
  }

  /** "1.83, 2.10, 2.24": the ratios within each run, in order. */
  String ratios(String above, String below) {
    return runs.stream()
        .map(run -> "%.2f".formatted(ratio(above, below).applyAsDouble(run)))
        .collect(Collectors.joining(", "));
  }

  private double median(ToDoubleFunction<Map<String, Double>> figure) {
    return Interleaved.median(runs.stream().mapToDouble(figure).toArray());
  }

  private static ToDoubleFunction<Map<String, Double>> ratio(String above, String below) {
    return run -> of(above).applyAsDouble(run) / of(below).applyAsDouble(run);
  }

  private static ToDoubleFunction<Map<String, Double>> of(String name) {
    return run -> {
      Double value = run.get(name);
      if (value == null) {
        throw new IllegalStateException(
            "a run has no figure '%s'; it has %s".formatted(name, run.keySet()));
      }
      return value;
    };
  }
}
