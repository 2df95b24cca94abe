package io.freshet.train;

import io.freshet.data.InteractionLog;
import io.freshet.objective.NextItem;
import io.freshet.system.SasRec;
import io.freshet.system.SystemDefinition;
import io.freshet.system.SystemPlan;
import io.freshet.tensor.Weights;
import io.freshet.train.TrainingPlan.Batching;
import io.freshet.train.TrainingPlan.Holdout;
import io.freshet.train.TrainingPlan.Precision;
import io.freshet.train.TrainingPlan.Stopping;
import io.freshet.train.TrainingPlan.TableStart;
import io.freshet.train.loss.FullSoftmax;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A small world with a rule, and a plan small enough to learn it in a second. */
final class TrainingFixtures {
  static final int ITEMS = 12;

  private TrainingFixtures() {}

  /** Everybody walks round a ring of items in four colours, now and then jumping elsewhere. */
  static InteractionLog ring(int users) {
    SplittableRandom random = new SplittableRandom(11);
    InteractionLog.Builder log = InteractionLog.builder("ring");
    for (int item = 0; item < ITEMS; item++) {
      log.describe("item" + item, List.of("colour" + item % 4));
    }
    for (int user = 0; user < users; user++) {
      int at = random.nextInt(ITEMS);
      for (int event = 0; event < 6 + random.nextInt(20); event++) {
        log.add("user" + user, "item" + at);
        at = random.nextInt(10) == 0 ? random.nextInt(ITEMS) : (at + 1) % ITEMS;
      }
    }
    return log.build();
  }

  /** Drops out, so that a resumed run must draw the same. */
  static TrainingPlan small() {
    return new TrainingPlan(
        plan(new SasRec()),
        TableStart.COUNTS,
        new NextItem(),
        new FullSoftmax(64),
        new Optimisation(5e-3, 0.01, 0.9, 0.98, 10, 0.05, 5),
        new Batching(8, 64, 2, Precision.FLOAT32),
        new Stopping(6, 10, 100),
        Holdout.LAST_TWO,
        4);
  }

  /** A block of width 16 over 16 items; more where a system is made for more. */
  static SystemPlan plan(SystemDefinition definition) {
    return new SystemPlan(
        definition,
        definition
            .standard()
            .withLongest(definition.standard().longest() * 16 / 100)
            .withWidth(16)
            .withDepth(definition.standard().depth() - 1)
            .withHeads(2)
            .withDropout(0.1));
  }

  /**
   * What a whole run learned, where validation asks something else than a test.
   *
   * @param folder for checkpoints
   */
  static Map<String, Weights> lastWeights(TrainingPlan plan, InteractionLog log, Path folder)
      throws IOException {
    Checkpointing kept = new Checkpointing.Fresh(folder, 1_000_000);
    Training.run(plan, log, kept, TrainingListener.silent());
    return Checkpoint.read(folder, SequenceCourse.fingerprint(plan, log)).current();
  }

  /** Notes the loss of every step, and stops a run by throwing when it was told to. */
  static final class Losses implements TrainingListener {
    final List<Double> heard = new ArrayList<>();
    private final long stopAt;

    Losses(long stopAt) {
      this.stopAt = stopAt;
    }

    @Override
    public void step(Progress progress) {
      heard.add(progress.loss());
      if (progress.step() == stopAt) {
        throw new Killed();
      }
    }

    @Override
    public void epoch(EpochResult result) {}
  }

  /** As if the process had died. */
  static final class Killed extends RuntimeException {}
}
