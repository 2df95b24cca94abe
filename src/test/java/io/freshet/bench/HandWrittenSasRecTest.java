package io.freshet.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.freshet.data.InteractionLog;
import io.freshet.objective.TrainingBatch;
import io.freshet.objective.Window;
import io.freshet.system.SasRec;
import io.freshet.system.SystemPlan;
import io.freshet.train.SequenceBatches;
import io.freshet.train.StepLoop;
import io.freshet.train.TrainingPlan;
import io.freshet.train.TrainingPlan.Batching;
import io.freshet.train.TrainingPlan.Precision;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class HandWrittenSasRecTest {
  private static final int STEPS = 20;

  /** The yardstick is worth something only while it does the same work. */
  @Test
  void losesWhatTheTrainerLosesOnTheSameBatchesWithoutDropout() {
    SasRec sasRec = new SasRec();
    TrainingPlan plan =
        TrainingPlan.standard()
            .withSystem(
                new SystemPlan(
                    sasRec, sasRec.standard().withWidth(16).withDropout(0).withLongest(12)))
            .withBatching(new Batching(8, 40, 1, Precision.FLOAT32));
    InteractionLog log = sequences();
    SequenceBatches learned = new SequenceBatches(plan, log);
    try (StepLoop<Window> trainer = StepLoop.of(plan, log);
        HandWrittenSasRec byHand = new HandWrittenSasRec(trainer.weights(), 2, 2, 0)) {
      double first = Double.NaN;
      for (int step = 0; step < STEPS; step++) {
        List<TrainingBatch> batches = learned.of(trainer.next(), trainer.done());
        double hand = byHand.step(batches);
        double ours = trainer.step();
        if (step == 0) {
          first = ours;
          assertThat(hand).isCloseTo(ours, within(1e-5));
        } else if (step == STEPS - 1) {
          assertThat(hand).as("it learns too").isLessThan(first);
        }
      }
    }
  }

  private static InteractionLog sequences() {
    SplittableRandom random = new SplittableRandom(2);
    InteractionLog.Builder log = InteractionLog.builder("walks");
    for (int user = 0; user < 60; user++) {
      int at = random.nextInt(30);
      for (int event = 0; event < 4 + random.nextInt(20); event++) {
        log.add("user" + user, "item" + at);
        at = (at + 1 + random.nextInt(2)) % 30;
      }
    }
    return log.build();
  }
}
