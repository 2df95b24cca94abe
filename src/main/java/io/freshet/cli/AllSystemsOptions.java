package io.freshet.cli;

import io.freshet.measure.Conditions;
import io.freshet.measure.FewLabelsConditions;
import io.freshet.measure.NoiseConditions;
import io.freshet.measure.VisionConditions;
import io.freshet.system.SystemCatalogue;
import io.freshet.system.SystemDefinition;
import io.freshet.system.UnfitSystem;
import io.freshet.system.picture.PictureCatalogue;
import io.freshet.system.picture.PictureDefinition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/**
 * Of {@code evaluate --all}, {@code --vision} and {@code --few-labels}; used as an argument group,
 * so that none goes without one of these.
 */
final class AllSystemsOptions {
  private static final Duration USUAL = Duration.ofMinutes(30);
  private static final Duration BEFORE_FEW_LABELS = Duration.ofMinutes(20);
  private static final Duration FOR_NOISE = Duration.ofMinutes(10);
  private static final Duration QUICK = Duration.ofMinutes(2);

  @ArgGroup(multiplicity = "1")
  private Kind kind;

  /** Which systems. */
  private static final class Kind {
    @Option(
        names = "--all",
        required = true,
        description =
            "Train, export and measure every system that ranks; what the ledger holds is not run"
                + " again.")
    private boolean all;

    @Option(
        names = "--vision",
        required = true,
        description =
            "Train, export and measure every picture system; what the ledger holds is not run"
                + " again.")
    private boolean vision;

    @Option(
        names = "--few-labels",
        required = true,
        description =
            "Let a ViT learn from pictures without classes, then tell it the classes of a few,"
                + " beside one that is told them from the start.")
    private boolean fewLabels;

    @Option(
        names = "--noise",
        required = true,
        description =
            "Train a U-ViT, with its skips and without, and tell how wrong it is by how much noise"
                + " there is.")
    private boolean noise;

    /** What names of ledgers begin with. */
    private String ledger() {
      if (fewLabels) {
        return "few-labels";
      }
      return noise ? "noise" : vision ? "vision" : "systems";
    }
  }

  @ArgGroup(exclusive = false)
  private FewLabelsOptions few = new FewLabelsOptions();

  @ArgGroup private @Nullable Extent extent;

  /** How many pictures. */
  private static final class Extent {
    @Option(
        names = "--quick",
        required = true,
        description =
            "With pictures: 10,000 pictures, 2 CPU minutes a model unless told; as usual with --vision.")
    private boolean quick;

    @Option(
        names = "--full",
        required = true,
        description = "With pictures: all of them; as usual with --few-labels and --noise.")
    private boolean full;
  }

  @Option(
      names = "--out",
      defaultValue = ".data/evaluate/packages",
      description = "Repository the packages go to (${DEFAULT-VALUE}).")
  private Path out;

  @Option(
      names = "--work",
      defaultValue = ".data/evaluate/work",
      description = "Folder for checkpoints, from which training goes on (${DEFAULT-VALUE}).")
  private Path work;

  @Option(
      names = "--ledger",
      description =
          "File of rows (src/docs/results/systems-<dataset>.jsonl; vision-<dataset>.jsonl with"
              + " --vision, and so on).")
  private @Nullable Path ledger;

  @Option(
      names = "--budget",
      converter = DurationOption.class,
      description =
          "CPU time of the process for training one model (30m); with --few-labels: for learning"
              + " without classes (20m); with --noise 10m.")
  private @Nullable Duration budget;

  @Option(names = "--threads", description = "That share a training step (2; 1 with pictures).")
  private @Nullable Integer threads;

  @Option(
      names = "--epochs-at-most",
      paramLabel = "<epochs>",
      description = "With --all: no more, also where the budget holds more (unlimited).")
  private @Nullable Integer epochs;

  @Option(
      names = "--systems",
      split = ",",
      description =
          "Only these of those that `freshet models systems` lists; or picture systems with"
              + " --vision.")
  private List<String> systems = List.of();

  @Option(
      names = "--seeds",
      split = ",",
      defaultValue = "1",
      description = "One model each (${DEFAULT-VALUE}).")
  private List<Long> seeds;

  @Option(names = "--again", description = "Measure also what the ledger holds, from the start.")
  private boolean again;

  @Option(
      names = "--time-again",
      description =
          "Time again what the ledger holds, all in one go, and train nothing: for a quiet machine.")
  private boolean timeAgain;

  @Option(names = "--table", description = "Print what the ledger holds and run nothing.")
  private boolean table;

  @Option(names = "--page", description = "Write what the ledger holds as a page to this file.")
  private @Nullable Path page;

  Path out() {
    return out;
  }

  Path work() {
    return work;
  }

  Path ledger(String dataset) {
    String name = kind.ledger() + "-" + dataset + ".jsonl";
    return ledger == null ? Path.of("src", "docs", "results", name) : ledger;
  }

  boolean vision() {
    return kind.vision;
  }

  boolean fewLabels() {
    return kind.fewLabels;
  }

  boolean noise() {
    return kind.noise;
  }

  List<Double> labels() {
    return few.labels();
  }

  List<Long> seeds() {
    return seeds;
  }

  boolean again() {
    return again;
  }

  boolean timesAgain() {
    return timeAgain;
  }

  boolean onlyTable() {
    return table;
  }

  @Nullable Path page() {
    return page;
  }

  /**
   * @throws Failure when nothing could be trained so
   */
  Conditions conditions() {
    if (extent != null) {
      throw new Failure(
          ExitCode.USAGE, "--quick and --full say how many pictures: they go with --vision alone");
    }
    try {
      return new Conditions(
          budget == null ? USUAL : budget,
          threads == null ? 2 : threads,
          epochs == null ? Conditions.ALL_EPOCHS : epochs);
    } catch (IllegalArgumentException e) {
      throw new Failure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }

  /** Those asked for, or all. */
  List<SystemDefinition> systems() {
    try {
      return systems.isEmpty()
          ? SystemCatalogue.all()
          : systems.stream().map(SystemCatalogue::named).toList();
    } catch (UnfitSystem e) {
      throw new Failure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * @throws Failure when nothing could be trained so
   */
  VisionConditions visionConditions() {
    if (epochs != null) {
      throw new Failure(ExitCode.USAGE, "--epochs-at-most goes with --all alone");
    }
    Duration usual = quick() ? QUICK : USUAL;
    try {
      return new VisionConditions(
          budget == null ? usual : budget, threads == null ? 1 : threads, pictures());
    } catch (IllegalArgumentException e) {
      throw new Failure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }

  FewLabelsConditions fewLabelsConditions() {
    refuseTimingAgain();
    Duration usual = quick() ? QUICK : BEFORE_FEW_LABELS;
    return new FewLabelsConditions(
        budget == null ? usual : budget, few.steps(), threads == null ? 1 : threads);
  }

  NoiseConditions noiseConditions() {
    refuseTimingAgain();
    Duration usual = quick() ? QUICK : FOR_NOISE;
    return new NoiseConditions(
        budget == null ? usual : budget, threads == null ? 1 : threads, pictures());
  }

  private void refuseTimingAgain() {
    if (timeAgain) {
      throw new Failure(ExitCode.USAGE, "--time-again goes with --all and --vision alone");
    }
  }

  /** To learn from, at most. */
  int pictures() {
    return quick() ? VisionConditions.QUICK_PICTURES : Integer.MAX_VALUE;
  }

  private boolean quick() {
    return extent == null ? kind.vision : extent.quick;
  }

  /** Those asked for, or all; a quick look is at the first few. */
  List<PictureDefinition> pictureSystems(VisionData<?> data) {
    try {
      if (!systems.isEmpty()) {
        return systems.stream().map(PictureCatalogue::named).toList();
      }
      return quick() ? data.first() : data.systems();
    } catch (UnfitSystem e) {
      throw new Failure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }
}
