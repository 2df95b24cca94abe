package io.freshet.bench;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Figures by name of the same trial, run more than once. */
record Repeated(List<Map<String, Double>> runs) {
  /** Over the runs, as JMH takes means over its forks. */
  double mean(String name) {
    return runs.stream().mapToDouble(of(name)).average().orElseThrow();
  }

  /** "1.83, 2.10, 2.24": the ratios within each run, the smallest first. */
  String ratios(String above, String below) {
    return runs.stream()
        .mapToDouble(ratio(above, below))
        .sorted()
        .mapToObj("%.2f"::formatted)
        .collect(Collectors.joining(", "));
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
