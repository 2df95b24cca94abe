package io.freshet.measure;

import io.freshet.data.FewLabels;
import io.freshet.data.PictureSet;
import io.freshet.measure.FewLabelsRow.Before;
import io.freshet.measure.FewLabelsRow.Course;
import io.freshet.measure.FewLabelsRow.Data;
import io.freshet.standalone.FolderTree;
import io.freshet.train.Checkpointing;
import io.freshet.train.EpochResult;
import io.freshet.train.MaskedPictures;
import io.freshet.train.PictureStart;
import io.freshet.train.TrainedPictures;
import io.freshet.train.Training;
import io.freshet.train.TrainingListener;
import io.freshet.train.Tuning;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A ViT told the classes of a few pictures, from one seed. Training that was interrupted goes on
 * from its last checkpoint; what was learned without classes is learned once for a seed.
 */
public final class FewLabelsRun {
  private static final int CHECKPOINT_STEPS = 50;

  private final VisionRun.Pictured pictured;
  private final FewLabelsConditions conditions;
  private final Told told;

  public FewLabelsRun(VisionRun.Pictured pictured, FewLabelsConditions conditions, Told told) {
    this.pictured = pictured;
    this.conditions = conditions;
    this.told = told;
  }

  /**
   * @param share of the pictures whose classes are told
   * @param start {@link FewLabelsRow#FROM_SCRATCH} or {@link FewLabelsRow#FROM_HIDDEN_PATCHES}
   * @param seed of everything drawn, the pictures whose classes are told among it
   */
  public record Told(double share, String start, long seed) {
    /** Both starts of each share. */
    public static List<Told> both(List<Double> shares, long seed) {
      return shares.stream()
          .flatMap(
              share ->
                  List.of(
                      new Told(share, FewLabelsRow.FROM_SCRATCH, seed),
                      new Told(share, FewLabelsRow.FROM_HIDDEN_PATCHES, seed))
                      .stream())
          .toList();
    }

    boolean learnedBefore() {
      return start.equals(FewLabelsRow.FROM_HIDDEN_PATCHES);
    }
  }

  public RowKey key() {
    return new RowKey(
        pictured.train().sha256(),
        told.start(),
        conditions.configuration(told.share(), told.learnedBefore()),
        told.seed());
  }

  /**
   * @param work checkpoints go to folders below it
   * @param listener of what is learned without classes
   */
  public FewLabelsRow measure(Path work, TrainingListener listener) throws IOException {
    PictureStart start = PictureStart.drawn();
    Before before = Before.nothing();
    if (told.learnedBefore()) {
      MaskedPictures learned = learnedBefore(work, listener);
      EpochResult last = learned.last();
      before =
          new Before(learned.curve().size(), last.cpuSeconds() / 60, last.validation().value());
      start = learned.encoder();
    }
    PictureSet few = FewLabels.of(pictured.train(), told.share(), told.seed());
    Path folder = folder(work);
    TrainedPictures model =
        Training.run(
            new Tuning(conditions.classes(told.seed(), few.pictures()), start, Tuning.Kept.LAST),
            few,
            new Checkpointing.Resume(folder, CHECKPOINT_STEPS),
            TrainingListener.silent());
    PictureSet test = pictured.test();
    FewLabelsRow row =
        new FewLabelsRow(
            key(),
            new Data(test.name(), told.share(), few.pictures(), test.pictures()),
            pictured.machine(),
            Training.accuracy(model, test),
            before,
            new Course(
                model.curve().size(),
                model.curve().size() * FewLabelsConditions.stepsPerEpoch(few.pictures()),
                model.last().cpuSeconds() / 60,
                model.curve()));
    FolderTree.delete(folder);
    return row;
  }

  /** A run that has ended is read from its last checkpoint. */
  private MaskedPictures learnedBefore(Path work, TrainingListener listener) throws IOException {
    Path folder = folderBefore(work);
    Schedule schedule =
        Schedule.of(
            folder,
            conditions.budget(),
            () ->
                VisionPilot.fly(
                    conditions.before(told.seed(), 1), pictured.train(), conditions.budget()));
    return Training.run(
        conditions.before(told.seed(), schedule.epochs()),
        pictured.train(),
        new Checkpointing.Resume(folder, CHECKPOINT_STEPS),
        listener);
  }

  /** Forgets what an earlier run left, but for what was learned without classes. */
  public void forget(Path work) {
    FolderTree.delete(folder(work));
  }

  /** Forgets what was learned without classes, by all runs of this seed. */
  public void forgetBefore(Path work) {
    FolderTree.delete(folderBefore(work));
  }

  private Path folder(Path work) {
    return work.resolve("few-labels-%08x".formatted(key().hashCode()));
  }

  private Path folderBefore(Path work) {
    String settings = conditions.configuration(0, true).settings().toString();
    return work.resolve(
        "hidden-patches-%d-%08x"
            .formatted(told.seed(), (pictured.train().sha256() + settings).hashCode()));
  }
}
