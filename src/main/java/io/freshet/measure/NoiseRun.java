package io.freshet.measure;

import io.freshet.backend.cost.Cost;
import io.freshet.standalone.FolderTree;
import io.freshet.system.picture.UVit;
import io.freshet.train.Checkpointing;
import io.freshet.train.Denoising;
import io.freshet.train.DenoisingTraining;
import io.freshet.train.TrainedDenoiser;
import io.freshet.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One U-ViT trained from one seed and asked about noise. Training that was interrupted goes on from
 * its last checkpoint; with its skips and without it learns for as many epochs.
 */
public final class NoiseRun {
  private static final int CHECKPOINT_STEPS = 50;

  private final VisionRun.Pictured pictured;
  private final NoiseConditions conditions;
  private final Skips skips;
  private final long seed;

  public NoiseRun(VisionRun.Pictured pictured, NoiseConditions conditions, Skips skips, long seed) {
    this.pictured = pictured;
    this.conditions = conditions;
    this.skips = skips;
    this.seed = seed;
  }

  /** Whether the first blocks hand what they made to the last. */
  public enum Skips {
    THERE,
    CUT;

    Set<Integer> cut(UVit.Sizes sizes) {
      return switch (this) {
        case THERE -> Set.of();
        case CUT -> IntStream.range(0, sizes.pairs()).boxed().collect(Collectors.toSet());
      };
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public RowKey key() {
    return new RowKey(pictured.train().sha256(), method(), conditions.configuration(skips), seed);
  }

  private String method() {
    return switch (skips) {
      case THERE -> UVit.NAME;
      case CUT -> UVit.NAME + ", skips cut";
    };
  }

  /**
   * @param work checkpoints go to folders below it
   */
  public NoiseRow measure(Path work, TrainingListener listener) throws IOException {
    DenoisingTraining plan = conditions.plan(skips, seed, epochs(work));
    Path folder = folder(work);
    TrainedDenoiser model =
        Denoising.run(
            plan, pictured.train(), new Checkpointing.Resume(folder, CHECKPOINT_STEPS), listener);
    int examples = pictured.train().pictures() - pictured.train().pictures() / 10;
    int batch = plan.pace().batches().examples();
    NoiseRow row =
        new NoiseRow(
            key(),
            new NoiseRow.Data(
                pictured.test().name(), pictured.train().pictures(), pictured.test().pictures()),
            pictured.machine(),
            losses(Denoising.untrained(plan, pictured.train())),
            losses(model),
            Cost.declarations(model.system()).count(),
            new NoiseRow.Course(
                (long) model.curve().size() * ((examples + batch - 1) / batch),
                model.last().cpuSeconds() / 60,
                model.curve()));
    FolderTree.delete(folder);
    return row;
  }

  /** As many as the budget holds of the one with skips. */
  private int epochs(Path work) throws IOException {
    return Schedule.of(
            work.resolve(
                "noise-%08x".formatted((pictured.train().sha256() + conditions).hashCode())),
            conditions.budget(),
            () ->
                VisionPilot.fly(
                    conditions.plan(Skips.THERE, seed, 1), pictured.train(), conditions.budget()))
        .epochs();
  }

  private List<Double> losses(TrainedDenoiser model) {
    double[] losses = Denoising.losses(model, pictured.test(), NoiseConditions.BINS);
    return Arrays.stream(losses).boxed().toList();
  }

  /** Forgets what an earlier run left. */
  public void forget(Path work) {
    FolderTree.delete(folder(work));
  }

  private Path folder(Path work) {
    String told = key().sha256() + key().configuration();
    return work.resolve("noise-%s-%d-%08x".formatted(skips, seed, told.hashCode()));
  }
}
