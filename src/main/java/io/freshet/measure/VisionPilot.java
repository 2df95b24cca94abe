package io.freshet.measure;

import io.freshet.data.PictureSet;
import io.freshet.train.DenoisingTraining;
import io.freshet.train.MaskedPictureTraining;
import io.freshet.train.PictureTraining;
import io.freshet.train.ProcessClock;
import io.freshet.train.StepLoop;
import io.freshet.train.TrainedPictures;
import io.freshet.train.Training;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** What training on pictures costs, by a few steps tried before; see {@link Pilot}. */
final class VisionPilot {
  private static final int ASKED = 500;

  private static final int VALIDATED_OF = 10;

  private VisionPilot() {}

  static Pilot fly(PictureTraining plan, PictureSet pictures, Duration budget) {
    double begun = ProcessClock.cpuSeconds();
    try (StepLoop<Integer> loop = StepLoop.of(plan, pictures)) {
      double start = ProcessClock.cpuSeconds() - begun;
      double step = Pilot.stepSeconds(loop, budget);
      TrainedPictures untrained =
          new TrainedPictures(plan, plan.systemFor(pictures), loop.weights(), List.of());
      return new Pilot(start, step, loop.stepsPerEpoch(), validation(untrained, pictures));
    }
  }

  static Pilot fly(MaskedPictureTraining plan, PictureSet pictures, Duration budget) {
    return fly(() -> StepLoop.of(plan, pictures), budget);
  }

  static Pilot fly(DenoisingTraining plan, PictureSet pictures, Duration budget) {
    return fly(() -> StepLoop.of(plan, pictures), budget);
  }

  /** Validation is as if it were learned from: it costs less. */
  private static Pilot fly(Supplier<StepLoop<Integer>> steps, Duration budget) {
    double begun = ProcessClock.cpuSeconds();
    try (StepLoop<Integer> loop = steps.get()) {
      double start = ProcessClock.cpuSeconds() - begun;
      double step = Pilot.stepSeconds(loop, budget);
      int epoch = loop.stepsPerEpoch();
      return new Pilot(start, step, epoch, step * epoch / VALIDATED_OF);
    }
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
