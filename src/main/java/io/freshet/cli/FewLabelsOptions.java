package io.freshet.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** Of {@code evaluate --few-labels} alone. */
final class FewLabelsOptions {
  @Option(
      names = "--labels",
      split = ",",
      description = "With --few-labels: shares of the pictures whose classes are told (0.01,0.1).")
  private List<Double> labels = List.of(0.01, 0.1);

  @Option(
      names = "--steps",
      defaultValue = "600",
      description = "With --few-labels: of learning classes (${DEFAULT-VALUE}).")
  private int steps = 600;

  List<Double> labels() {
    new OptionBounds().atLeast("--steps", steps, 1).finish();
    for (double share : labels) {
      if (!(share > 0 && share <= 1)) {
        throw new Failure(
            ExitCode.USAGE,
            "--labels has %s, expected shares above 0 and at most 1".formatted(share));
      }
    }
    return labels;
  }

  int steps() {
    return steps;
  }
}
