package io.freshet.cli;

import io.freshet.objective.Objectives;
import io.freshet.system.Settings;
import io.freshet.system.SystemCatalogue;
import io.freshet.system.SystemPlan;
import io.freshet.train.Optimisation;
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
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
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

  @Option(
      names = "--system",
      defaultValue = "sasrec",
      description = "One of those that `freshet models systems` lists (${DEFAULT-VALUE}).")
  private String system;

  @Option(
      names = "--objective",
      description =
          "What the model is asked while it learns: causal-next-item or masked-items; the"
              + " system's own when left out.")
  private @Nullable String objective;

  @Option(
      names = "--set",
      paramLabel = "<name=value>",
      description = "A setting that the system alone has; `freshet models systems` lists them.")
  private Map<String, String> own = new TreeMap<>();

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Of everything drawn (${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--width", description = "Of the item vectors (128).")
  private @Nullable Integer width;

  @Option(names = "--longest", description = "Items the model reads at most (100).")
  private @Nullable Integer longest;

  @Option(names = "--depth", description = "Blocks (2).")
  private @Nullable Integer depth;

  @Option(names = "--heads", description = "Attention heads (2).")
  private @Nullable Integer heads;

  @Option(names = "--dropout", description = "Share of values dropped in training (0.2).")
  private @Nullable Double dropout;

  @Option(names = "--positions", description = "Of sasrec: learned or relative (learned).")
  private @Nullable String positions;

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
              + " protocol; last_one for a model that will serve; cold_items also all events of a"
              + " tenth of the items).")
  private Holdout holdout = STANDARD.holdout();

  /**
   * @throws Failure when its parts cannot work together, before anything is read or trained
   */
  TrainingPlan plan() {
    new OptionBounds()
        .atLeast("--negatives", negatives, 1)
        .atLeast("--epochs", epochs, 1)
        .atLeast("--patience", patience, 1)
        .atLeast("--validation-users", validationUsers, 1)
        .positive("--learning-rate", learningRate)
        .atLeast("--batch", batch, 1)
        .atLeast("--threads", threads, 1)
        .finish();
    try {
      TrainingPlan plan = unchecked();
      plan.systemFor(1);
      return plan;
    } catch (IllegalArgumentException e) {
      throw new Failure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }

  private TrainingPlan unchecked() {
    SystemPlan made = systemPlan();
    Optimisation optimisation = STANDARD.optimisation().withLearningRate(learningRate);
    return STANDARD
        .withSystem(made, objective == null ? made.objective() : Objectives.named(objective))
        .withStart(start)
        .withLoss(itemLoss())
        .withOptimisation(optimisation)
        .withBatching(new Batching(batch, STANDARD.batching().tokens(), threads, precision))
        .withStopping(new Stopping(epochs, patience, validationUsers))
        .withHoldout(holdout)
        .withSeed(seed);
  }

  private SystemPlan systemPlan() {
    SystemPlan standard = SystemPlan.of(SystemCatalogue.named(system));
    Settings usual = standard.settings();
    Settings settings =
        usual
            .withWidth(or(width, usual.width()))
            .withLongest(or(longest, usual.longest()))
            .withDepth(or(depth, usual.depth()))
            .withHeads(or(heads, usual.heads()))
            .withDropout(or(dropout, usual.dropout()));
    for (Map.Entry<String, String> one : own.entrySet()) {
      settings = settings.with(one.getKey(), one.getValue());
    }
    return standard.with(positions == null ? settings : settings.with("positions", positions));
  }

  private static <V> V or(@Nullable V told, V usual) {
    return told == null ? usual : told;
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
