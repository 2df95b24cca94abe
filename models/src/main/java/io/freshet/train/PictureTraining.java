package io.freshet.train;

import io.freshet.data.PictureSet;
import io.freshet.system.picture.PictureFacts;
import io.freshet.system.picture.PicturePlan;
import io.freshet.system.picture.PictureShape;
import io.freshet.system.picture.PictureSystem;
import io.freshet.train.TrainingPlan.Precision;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that decides how a picture system learns to tell classes, data apart. The same on the
 * same data gives the same model.
 *
 * @param system what is trained
 * @param smoothing share of certainty that is spread over all classes
 * @param augmentation how pictures are changed
 * @param precision of matrix products
 * @param pace how the run goes
 */
public record PictureTraining(
    PicturePlan system,
    double smoothing,
    Augmentation augmentation,
    Precision precision,
    Pace pace) {
  private static final Optimisation ADAMW = new Optimisation(3e-3, 0.05, 0.9, 0.98, 200, 0.01, 5);

  public PictureTraining {
    if (!(smoothing >= 0 && smoothing < 1)) {
      throw new IllegalArgumentException(
          "smoothing is %s, expected 0 to below 1".formatted(smoothing));
    }
  }

  /**
   * Of small pictures, on one thread. Clips are left as they are: mirrored, they would move another
   * way.
   */
  public static PictureTraining standard(PicturePlan system) {
    boolean clips = system.definition().ofClips();
    return new PictureTraining(
        system,
        0.1,
        clips ? Augmentation.none() : Augmentation.standard(),
        Precision.FLOAT32,
        new Pace(ADAMW, new Pace.Batches(128, 32, 1), new Pace.Stop(10, 10), 1));
  }

  /** What is trained on these pictures. */
  public PictureSystem systemFor(PictureSet set) {
    return system.forPictures(facts(set));
  }

  /** What a system is told of these pictures. */
  static PictureFacts facts(PictureSet set) {
    PictureSet.Size size = set.size();
    List<Double> means = new ArrayList<>();
    List<Double> deviations = new ArrayList<>();
    for (int channel = 0; channel < size.channels(); channel++) {
      means.add(set.mean(channel));
      deviations.add(set.deviation(channel));
    }
    PictureShape shape =
        new PictureShape(size.channels(), size.frames(), size.height(), size.width());
    return new PictureFacts(shape, set.classes().size(), means, deviations);
  }

  public PictureTraining withPace(Pace other) {
    return new PictureTraining(system, smoothing, augmentation, precision, other);
  }

  public PictureTraining withPrecision(Precision other) {
    return new PictureTraining(system, smoothing, augmentation, other, pace);
  }

  public PictureTraining withAugmentation(Augmentation other) {
    return new PictureTraining(system, smoothing, other, precision, pace);
  }

  public PictureTraining withSmoothing(double other) {
    return new PictureTraining(system, other, augmentation, precision, pace);
  }
}
