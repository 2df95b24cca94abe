package io.freshet.cli;

import io.freshet.system.SasRec.PositionKind;
import io.freshet.train.Optimisation;
import io.freshet.train.SasRecPlan;
import io.freshet.train.SystemPlan;
import io.freshet.train.TrainingPlan;
import io.freshet.train.TrainingPlan.Batching;
import io.freshet.train.TrainingPlan.Holdout;
import io.freshet.train.TrainingPlan.Precision;
import io.freshet.train.TrainingPlan.Stopping;
import io.freshet.train.TrainingPlan.TableStart;
import io.freshet.train.loss.CalibratedBce;
import io.freshet.train.loss.HalfSoftmax;
import io.freshet.train.loss.ItemLoss;
import io.freshet.train.loss.SampledSoftmax;
import picocli.CommandLine.Option;

/** What decides a training run; used as a picocli mixin. Left out, the standard plan's value. */
final class PlanOptions {
  /** Losses by the name the command line knows. */
  enum LossName {
    FULL,
    HALF,
    SAMPLED,
    GBCE
  }

  private static final TrainingPlan STANDARD = TrainingPlan.standard();
  private static final SasRecPlan SASREC = SasRecPlan.standard();

  @Option(names = "--system", defaultValue = "sasrec", description = "sasrec.")
  private String system;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Of everything drawn (${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--width", description = "Of the item vectors (128).")
  private int width = SASREC.width();

  @Option(names = "--longest", description = "Items the model reads at most (100).")
  private int longest = SASREC.longest();

  @Option(names = "--depth", description = "Blocks (2).")
  private int depth = SASREC.depth();

  @Option(names = "--heads", description = "Attention heads (2).")
  private int heads = SASREC.heads();

  @Option(names = "--dropout", description = "Share of values dropped in training (0.2).")
  private double dropout = SASREC.dropout();

  @Option(names = "--positions", description = "${COMPLETION-CANDIDATES} (learned).")
  private PositionKind positions = SASREC.positions();

  @Option(
      names = "--start",
      description =
          "Where item table and output bias start: counts of the data, popularity for the bias"
              + " alone, or random (counts).")
  private TableStart start = STANDARD.start();

  @Option(
      names = "--loss",
      description = "${COMPLETION-CANDIDATES}; half is full with products in bfloat16 (full).")
  private LossName loss = LossName.FULL;

  @Option(names = "--negatives", description = "Items drawn by sampled and gbce (256).")
  private int negatives = 256;

  @Option(
      names = "--epochs",
      description = "At most; the learning rate falls over all of them (12).")
  private int epochs = STANDARD.stopping().epochs();

  @Option(names = "--patience", description = "Epochs without a better validation (4).")
  private int patience = STANDARD.stopping().patience();

  @Option(names = "--validation-users", description = "Ranked after each epoch (2048).")
  private int validationUsers = STANDARD.stopping().validationUsers();

  @Option(names = "--learning-rate", description = "At its height (0.002).")
  private double learningRate = STANDARD.optimisation().learningRate();

  @Option(names = "--batch", description = "Windows of one step (32).")
  private int batch = STANDARD.batching().windows();

  @Option(names = "--threads", description = "That share a step (2).")
  private int threads = STANDARD.batching().threads();

  @Option(names = "--precision", description = "${COMPLETION-CANDIDATES} (float32).")
  private Precision precision = STANDARD.batching().precision();

  @Option(
      names = "--holdout",
      description =
          "${COMPLETION-CANDIDATES}: events of each user kept from training (last_two, the"
              + " protocol; last_one for a model that will serve).")
  private Holdout holdout = STANDARD.holdout();

  TrainingPlan plan() {
    Optimisation optimisation = STANDARD.optimisation().withLearningRate(learningRate);
    return STANDARD
        .withSystem(systemPlan())
        .withStart(start)
        .withLoss(itemLoss())
        .withOptimisation(optimisation)
        .withBatching(new Batching(batch, STANDARD.batching().tokens(), threads, precision))
        .withStopping(new Stopping(epochs, patience, validationUsers))
        .withHoldout(holdout)
        .withSeed(seed);
  }

  private SystemPlan systemPlan() {
    if (!system.equals(SASREC.name())) {
      throw new Failure(
          ExitCode.USAGE, "no system is named '%s'; there is %s".formatted(system, SASREC.name()));
    }
    return new SasRecPlan(longest, width, depth, heads, dropout, positions);
  }

  private ItemLoss itemLoss() {
    return switch (loss) {
      case FULL -> STANDARD.loss();
      case HALF -> new HalfSoftmax(512);
      case SAMPLED -> new SampledSoftmax(negatives, 0);
      case GBCE -> new CalibratedBce(negatives, 0.75);
    };
  }
}
