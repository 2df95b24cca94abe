package io.freshet.measure;

import io.freshet.data.InteractionLog;
import io.freshet.data.LeaveOneOut;
import io.freshet.data.RankingCase;
import io.freshet.train.ProcessClock;
import io.freshet.train.StepLoop;
import io.freshet.train.TrainedModel;
import io.freshet.train.Training;
import io.freshet.train.TrainingPlan;
import java.time.Duration;
import java.util.List;

/**
 * What training costs, by a few steps tried before. The learning rate falls over all epochs, so how
 * many a budget holds has to be known before the first.
 *
 * @param startSeconds of CPU before the first step
 * @param stepSeconds of CPU for one step
 * @param stepsPerEpoch of the data
 * @param validationSeconds of CPU for the validation after an epoch
 */
record Pilot(double startSeconds, double stepSeconds, int stepsPerEpoch, double validationSeconds) {
  private static final int FEWEST = 5;
  private static final double LONGEST_SECONDS = 15;

  /** Share of the budget that trying may take; it is not taken off the budget. */
  private static final double SHARE = 0.05;

  private static final int VALIDATED = 128;

  static Pilot fly(TrainingPlan plan, InteractionLog log, Duration budget) {
    double begun = ProcessClock.cpuSeconds();
    try (StepLoop<?> loop = StepLoop.of(plan, log)) {
      double start = ProcessClock.cpuSeconds() - begun;
      double step = stepSeconds(loop, budget);
      TrainedModel untrained =
          new TrainedModel(plan, log, plan.systemFor(log), loop.weights(), List.of());
      return new Pilot(start, step, loop.stepsPerEpoch(), validationSeconds(untrained));
    }
  }

  /** Of CPU for one step. The first half is not timed: the JVM still compiles then. */
  static double stepSeconds(StepLoop<?> loop, Duration budget) {
    double seconds = Math.min(LONGEST_SECONDS, SHARE * budget.toMillis() / 1000);
    steps(loop, seconds / 2);
    double before = ProcessClock.cpuSeconds();
    int steps = steps(loop, seconds / 2);
    return (ProcessClock.cpuSeconds() - before) / steps;
  }

  private static int steps(StepLoop<?> loop, double seconds) {
    double before = ProcessClock.cpuSeconds();
    int steps = 0;
    while (steps < FEWEST || ProcessClock.cpuSeconds() - before < seconds) {
      loop.step();
      steps++;
    }
    return steps;
  }

  private static double validationSeconds(TrainedModel model) {
    List<RankingCase> all = LeaveOneOut.of(model.data()).validation();
    int validated = Math.min(all.size(), model.plan().stopping().validationUsers());
    List<RankingCase> some = all.subList(0, Math.min(VALIDATED, validated));
    if (some.isEmpty()) {
      return 0;
    }
    Training.evaluate(model, some);
    double before = ProcessClock.cpuSeconds();
    Training.evaluate(model, some);
    return (ProcessClock.cpuSeconds() - before) * validated / some.size();
  }

  double epochSeconds() {
    return stepsPerEpoch * stepSeconds + validationSeconds;
  }

  /**
   * @throws IllegalArgumentException when it does not hold one
   */
  int epochsWithin(Duration budget) {
    double seconds = budget.toMillis() / 1000.0;
    int epochs = (int) ((seconds - startSeconds) / epochSeconds());
    if (epochs < 1) {
      throw new IllegalArgumentException(
          "one epoch takes %.1f s of CPU after a start of %.1f s, the budget is %.1f s"
              .formatted(epochSeconds(), startSeconds, seconds));
    }
    return epochs;
  }
}
