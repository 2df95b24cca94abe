package io.freshet.measure;

import io.freshet.system.picture.PicturePlan;
import io.freshet.system.picture.Vit;
import io.freshet.train.Augmentation;
import io.freshet.train.MaskedPictureTraining;
import io.freshet.train.Optimisation;
import io.freshet.train.Pace;
import io.freshet.train.PictureTraining;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a ViT learns first from pictures without classes, and how it learns the classes of a few,
 * with and without that.
 *
 * @param budget CPU time of the process that learning without classes may take
 * @param steps of learning classes at most, as many from either start, in whole epochs
 * @param threads that share a step
 */
public record FewLabelsConditions(Duration budget, int steps, int threads) {
  private static final double RATE = 2e-3;

  /** Of a step of learning classes. */
  private static final int BATCH = 64;

  private static final Augmentation CHANGED = new Augmentation(0.5, 1, 0);

  /** The ViT that both are, read as the mean of its tokens. */
  static PicturePlan vit() {
    PicturePlan standard = PicturePlan.of(new Vit());
    return standard.with(standard.settings().with("pool", "mean"));
  }

  MaskedPictureTraining before(long seed, int epochs) {
    MaskedPictureTraining standard = MaskedPictureTraining.standard(vit());
    Pace usual = standard.pace();
    Pace.Batches batches =
        new Pace.Batches(usual.batches().examples(), usual.batches().tokens(), threads);
    return standard.withPace(
        new Pace(usual.optimisation(), batches, new Pace.Stop(epochs, epochs), seed));
  }

  /**
   * @param pictures whose classes are told
   */
  PictureTraining classes(long seed, int pictures) {
    PictureTraining standard = PictureTraining.standard(vit());
    int epochs = Math.max(1, steps / stepsPerEpoch(pictures));
    Optimisation usual = standard.pace().optimisation();
    Optimisation own =
        new Optimisation(
            RATE,
            usual.weightDecay(),
            usual.firstDecay(),
            usual.secondDecay(),
            Math.max(1, steps / 10),
            usual.finalShare(),
            usual.clip());
    Pace.Batches batches = new Pace.Batches(BATCH, standard.pace().batches().tokens(), threads);
    return standard
        .withAugmentation(CHANGED)
        .withPace(new Pace(own, batches, new Pace.Stop(epochs, epochs), seed));
  }

  static int stepsPerEpoch(int pictures) {
    return (pictures + BATCH - 1) / BATCH;
  }

  /**
   * @param share of the pictures whose classes are told
   * @param learnedBefore without classes
   */
  Configuration configuration(double share, boolean learnedBefore) {
    SortedMap<String, String> told = new TreeMap<>();
    PictureTraining plan = classes(1, 1000);
    told.put("labels", Double.toString(share));
    told.put("steps", Integer.toString(steps));
    told.put("threads", Integer.toString(threads));
    told.put("smoothing", Double.toString(plan.smoothing()));
    told.put("augmentation", plan.augmentation().toString());
    told.put("optimisation", plan.pace().optimisation().toString());
    told.put("batch", Integer.toString(plan.pace().batches().examples()));
    SortedMap<String, String> settings = vit().describe();
    if (learnedBefore) {
      MaskedPictureTraining before = before(1, 1);
      settings.put("before_budget_cpu_seconds", Double.toString(budget.toMillis() / 1000.0));
      settings.put("before_share", Double.toString(before.share()));
      settings.put("before_light", before.light().toString());
      settings.put("before_augmentation", before.augmentation().toString());
      settings.put("before_optimisation", before.pace().optimisation().toString());
      settings.put("before_batch", Integer.toString(before.pace().batches().examples()));
    }
    return new Configuration(told, settings);
  }
}
