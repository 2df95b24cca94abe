package io.freshet.measure;

import io.freshet.data.PictureSet;
import io.freshet.train.PictureTraining;
import io.freshet.train.ProcessClock;
import io.freshet.train.StepLoop;
import io.freshet.train.TrainedPictures;
import io.freshet.train.Training;
import java.time.Duration;
import java.util.List;

/** What training on pictures costs, by a few steps tried before; see {@link Pilot}. */
final class VisionPilot {
  private static final int FEWEST = 5;
  private static final double LONGEST_SECONDS = 30;

  /** Share of the budget that trying may take; it is not taken off the budget. */
  private static final double SHARE = 0.1;

  private static final int ASKED = 500;
  private static final int VALIDATED_OF = 10;

  private VisionPilot() {}

  static Pilot fly(PictureTraining plan, PictureSet pictures, Duration budget) {
    double begun = ProcessClock.cpuSeconds();
    try (StepLoop<Integer> loop = StepLoop.of(plan, pictures)) {
      double start = ProcessClock.cpuSeconds() - begun;
      double seconds = Math.min(LONGEST_SECONDS, SHARE * budget.toMillis() / 1000);
      steps(loop, seconds / 2);
      double before = ProcessClock.cpuSeconds();
      int steps = steps(loop, seconds / 2);
      double step = (ProcessClock.cpuSeconds() - before) / steps;
      TrainedPictures untrained =
          new TrainedPictures(plan, plan.systemFor(pictures), loop.weights(), List.of());
      return new Pilot(start, step, loop.stepsPerEpoch(), validation(untrained, pictures));
    }
  }

  private static int steps(StepLoop<Integer> loop, double seconds) {
    double before = ProcessClock.cpuSeconds();
    int steps = 0;
    while (steps < FEWEST || ProcessClock.cpuSeconds() - before < seconds) {
      loop.step();
      steps++;
    }
    return steps;
  }

  private static double validation(TrainedPictures model, PictureSet pictures) {
    PictureSet some = pictures.first(ASKED);
    Training.accuracy(model, some);
    double before = ProcessClock.cpuSeconds();
    Training.accuracy(model, some);
    double each = (ProcessClock.cpuSeconds() - before) / some.pictures();
    return each * pictures.pictures() / VALIDATED_OF;
  }
}
