package io.freshet.bench;

import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the methods of one class with JMH, one fork each, and hands their scores over. */
final class Jmh {
  private static final int WARM_UPS = 3;
  private static final int ROUNDS = 5;

  private Jmh() {}

  /** Adds one figure per method and parameter set, in the unit the class declares. */
  static Figures measure(Class<?> methods, Figures figures) throws RunnerException {
    // Else JMH passes the whole class path on the command line.
    System.setProperty("jmh.separateClasspathJAR", "true");
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include("\\b" + methods.getSimpleName() + "\\.")
                    .forks(1)
                    .warmupIterations(WARM_UPS)
                    .warmupTime(TimeValue.milliseconds(500))
                    .measurementIterations(ROUNDS)
                    .measurementTime(TimeValue.milliseconds(500))
                    .verbosity(VerboseMode.SILENT)
                    .shouldFailOnError(true)
                    .build())
            .run();
    for (RunResult result : results) {
      figures.add(
          nameOf(result),
          result.getPrimaryResult().getScore(),
          result.getPrimaryResult().getScoreUnit());
    }
    return figures;
  }

  private static String nameOf(RunResult result) {
    StringBuilder name = new StringBuilder(result.getPrimaryResult().getLabel());
    for (String key : result.getParams().getParamsKeys()) {
      name.append(' ').append(key).append('=').append(result.getParams().getParam(key));
    }
    return name.toString();
  }
}
