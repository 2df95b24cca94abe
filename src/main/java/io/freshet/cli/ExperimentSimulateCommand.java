package io.freshet.cli;

import io.freshet.statistics.ConfidenceSequence;
import io.freshet.statistics.Effect;
import io.freshet.statistics.OutcomeKind;
import io.freshet.statistics.Power;
import io.freshet.statistics.SampleRatio;
import io.freshet.statistics.SimulatedExperiment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code freshet experiment simulate}: many experiments whose truth is known. */
@Command(
    name = "simulate",
    description =
        "Run experiments whose truth is known, looked at again and again: how often a difference is"
            + " found that is there, after how many users, and how often one that is not.")
final class ExperimentSimulateCommand implements Callable<Integer> {
  private static final double RATIO_LEVEL = 0.001;
  private static final int FEWEST = 200;

  @Option(
      names = "--metric",
      defaultValue = "clicks",
      description = "What the outcome of a user looks like: ${COMPLETION-CANDIDATES} (clicks).")
  private OutcomeKind metric;

  @Option(
      names = "--lift",
      defaultValue = "0.05",
      description = "By which share treatment is better (${DEFAULT-VALUE}).")
  private double lift;

  @Option(names = "--runs", defaultValue = "1000", description = "Experiments (${DEFAULT-VALUE}).")
  private int runs;

  @Option(
      names = "--users",
      defaultValue = "400000",
      description = "Of both arms, after which an experiment ends (${DEFAULT-VALUE}).")
  private int users;

  @Option(
      names = "--looks",
      defaultValue = "200",
      description = "As many in each, evenly spread (${DEFAULT-VALUE}).")
  private int looks;

  @Option(
      names = "--level",
      defaultValue = "0.05",
      description = "Share of experiments that may be fooled (${DEFAULT-VALUE}).")
  private double level;

  @Option(names = "--seed", defaultValue = "1", description = "Of all draws (${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    new OptionBounds()
        .positive("--lift", lift)
        .atLeast("--runs", runs, 1)
        .atLeast("--looks", looks, 1)
        .atLeast("--users", users, 2L * Math.max(1, looks))
        .positive("--level", level)
        .positive("1 - --level", 1 - level)
        .finish();
    Console console = output.console();
    console.line(
        "experiment  %s, %+.1f %%, up to %,d users, looked at %,d times, level %s",
        metric.name().toLowerCase(Locale.ROOT), 100 * lift, users, looks, level);
    Power found = power(lift);
    console.line("found       %.1f %% of %,d runs", 100 * found.share(), runs);
    console.line(
        "users       half of the runs had found it by %s, eight of ten by %s",
        told(found.usersFor(0.5)), told(found.usersFor(0.8)));
    Power fooled = power(0);
    console.line(
        "same arms   a difference was found in %.1f %% of %,d runs", 100 * fooled.share(), runs);
    long alarms = alarms();
    console.line(
        "same shares %,d of %,d runs raised the alarm of sample ratios at level %s",
        alarms, runs, RATIO_LEVEL);
    console.result(result(found, fooled, alarms));
    return ExitCode.OK.code();
  }

  private Map<String, Object> result(Power found, Power fooled, long alarms) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("metric", metric.name().toLowerCase(Locale.ROOT));
    result.put("lift", lift);
    result.put("runs", runs);
    result.put("found", found.share());
    found.usersFor(0.5).ifPresent(by -> result.put("users_half", by));
    found.usersFor(0.8).ifPresent(by -> result.put("users_eight_of_ten", by));
    result.put("fooled", fooled.share());
    result.put("ratio_alarms", alarms);
    return result;
  }

  private Power power(double trueLift) {
    ConfidenceSequence sequence = new ConfidenceSequence(level, users, FEWEST);
    return Power.of(
        experiment(trueLift),
        (control, treatment) -> !sequence.around(Effect.difference(control, treatment)).holds(0),
        runs,
        seed);
  }

  private long alarms() {
    SampleRatio even = new SampleRatio(List.of(1.0, 1.0));
    SimulatedExperiment experiment = experiment(0);
    return IntStream.range(0, runs)
        .parallel()
        .filter(run -> experiment.raisesAlarm(even, 0.5, RATIO_LEVEL, seed + run))
        .count();
  }

  private SimulatedExperiment experiment(double trueLift) {
    return new SimulatedExperiment(metric, trueLift, looks, users / looks);
  }

  private static String told(OptionalLong by) {
    return by.isPresent() ? "%,d".formatted(by.getAsLong()) : "none";
  }
}
