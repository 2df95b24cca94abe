package io.freshet.cli;

import io.freshet.system.picture.PictureCatalogue;
import io.freshet.system.picture.PicturePlan;
import io.freshet.system.picture.PictureSettings;
import io.freshet.train.Augmentation;
import io.freshet.train.Pace;
import io.freshet.train.PictureTraining;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What decides the training of an encoder; used as a picocli mixin. */
final class EncoderOptions {
  @Option(
      names = "--system",
      defaultValue = "plain-trunk",
      description =
          "One of those that `freshet evaluate --vision` measures: plain-trunk, vit, ..."
              + " (${DEFAULT-VALUE}).")
  private String system;

  @Option(
      names = "--set",
      paramLabel = "<name=value>",
      description = "A setting that the system alone has.")
  private Map<String, String> own = new TreeMap<>();

  @Option(names = "--width", description = "Numbers of a vector; the system's own when left out.")
  private @Nullable Integer width;

  @Option(names = "--depth", description = "Blocks or stages; the system's own when left out.")
  private @Nullable Integer depth;

  @Option(names = "--heads", description = "Attention heads; the system's own when left out.")
  private @Nullable Integer heads;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Of everything drawn (${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--epochs",
      defaultValue = "10",
      description = "At most; the learning rate falls over all of them (${DEFAULT-VALUE}).")
  private int epochs;

  @Option(
      names = "--patience",
      defaultValue = "10",
      description = "Epochs without a better validation (${DEFAULT-VALUE}).")
  private int patience;

  @Option(
      names = "--batch",
      defaultValue = "128",
      description = "Pictures of one step (${DEFAULT-VALUE}).")
  private int batch;

  @Option(
      names = "--threads",
      defaultValue = "2",
      description = "That share a step (${DEFAULT-VALUE}).")
  private int threads;

  @Option(
      names = "--mirrored",
      defaultValue = "0.5",
      description =
          "Share of pictures mirrored left to right while learning; 0 where left and right"
              + " differ (${DEFAULT-VALUE}).")
  private double mirrored;

  /**
   * @throws Failure when a number lies out of its range
   */
  PictureTraining plan() {
    new OptionBounds()
        .atLeast("--epochs", epochs, 1)
        .atLeast("--patience", patience, 1)
        .atLeast("--batch", batch, 1)
        .atLeast("--threads", threads, 1)
        .notNegative("--mirrored", mirrored)
        .finish();
    PictureTraining standard = PictureTraining.standard(system());
    Augmentation usual = standard.augmentation();
    Pace pace = standard.pace();
    return standard
        .withAugmentation(new Augmentation(mirrored, usual.shift(), usual.erased()))
        .withPace(
            new Pace(
                pace.optimisation(),
                new Pace.Batches(batch, pace.batches().tokens(), threads),
                new Pace.Stop(epochs, patience),
                seed));
  }

  long seed() {
    return seed;
  }

  private PicturePlan system() {
    try {
      PicturePlan plan = PicturePlan.of(PictureCatalogue.named(system));
      PictureSettings settings = plan.settings();
      settings = width == null ? settings : settings.withWidth(width);
      settings = depth == null ? settings : settings.withDepth(depth);
      settings = heads == null ? settings : settings.withHeads(heads);
      for (Map.Entry<String, String> one : own.entrySet()) {
        settings = settings.with(one.getKey(), one.getValue());
      }
      return plan.with(settings);
    } catch (IllegalArgumentException e) {
      throw new Failure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }
}
