package io.freshet.bench;

import io.freshet.data.InteractionLog;
import io.freshet.objective.TrainingBatch;
import io.freshet.objective.Window;
import io.freshet.system.Settings;
import io.freshet.train.SequenceBatches;
import io.freshet.train.StepLoop;
import io.freshet.train.TrainingPlan;
import io.freshet.train.TrainingPlan.Batching;
import io.freshet.train.TrainingPlan.Precision;
import io.freshet.train.TrainingPlan.TableStart;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** {@code freshet bench training}. */
final class TrainingBenchmark implements Benchmark {
  private static final int ITEMS = 3_416;
  private static final int USERS = 1_200;
  private static final int ROUNDS = 12;

  @Override
  public String name() {
    return "training";
  }

  @Override
  public String question() {
    return "Does the trainer take as many steps a second as a loop written by hand on the same"
        + " libtorch, one thread each?";
  }

  @Override
  public Figures run(Progress progress) throws Exception {
    TrainingPlan plan = TrainingPlan.standard();
    Batching alone = new Batching(32, plan.batching().tokens(), 1, Precision.FLOAT32);
    TrainingPlan single = plan.withBatching(alone).withStart(TableStart.RANDOM);
    Settings shape = single.system().settings();
    progress.doing("%d rounds of one step each, after 3 that do not count".formatted(ROUNDS));
    InteractionLog log = sequences();
    try (StepLoop<Window> trainer = StepLoop.of(single, log);
        HandWrittenSasRec byHand =
            new HandWrittenSasRec(
                trainer.weights(), shape.depth(), shape.heads(), shape.dropout())) {
      List<TrainingBatch> batches =
          new SequenceBatches(single, log).of(trainer.next(), trainer.done());
      Map<String, Double> seconds =
          new Interleaved()
              .way("trainer", trainer::step)
              .way("by hand", () -> byHand.step(batches))
              .medianSeconds(3, ROUNDS);
      double ours = seconds.getOrDefault("trainer", Double.NaN);
      double theirs = seconds.getOrDefault("by hand", Double.NaN);
      return new Figures()
          .add("trainer", 1 / ours, "steps/s")
          .add("by hand", 1 / theirs, "steps/s")
          .add("trainer over by hand", theirs / ours, "x", Target.atLeast(0.95, 1.0))
          .remark(
              "A step: 32 windows of up to 100 items, width 128, 2 blocks, softmax over %,d items,"
                  .formatted(ITEMS))
          .remark("dropout 0.2, AdamW. By hand: libtorch's cross-entropy over (targets, items).");
    }
  }

  /** Lengths as those of MovieLens 1M, items at random: speed does not depend on which. */
  private static InteractionLog sequences() {
    SplittableRandom random = new SplittableRandom(6);
    InteractionLog.Builder log = InteractionLog.builder("random");
    for (int item = 0; item < ITEMS; item++) {
      log.add("everything", Integer.toString(item));
    }
    for (int user = 0; user < USERS; user++) {
      int events = 20 + (int) (-145 * Math.log(1 - random.nextDouble()));
      for (int event = 0; event < events; event++) {
        log.add("user" + user, Integer.toString(random.nextInt(ITEMS)));
      }
    }
    return log.build();
  }
}
