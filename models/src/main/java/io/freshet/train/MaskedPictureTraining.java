package io.freshet.train;

import io.freshet.data.PictureSet;
import io.freshet.objective.HiddenPatches;
import io.freshet.system.UnfitSystem;
import io.freshet.system.picture.MaskedAutoencoder;
import io.freshet.system.picture.MaskedAutoencoder.Light;
import io.freshet.system.picture.PicturePlan;
import io.freshet.system.picture.Vit;

/**
 * Everything that decides how a ViT learns from pictures whose classes nobody told, data apart. The
 * same on the same data gives the same model.
 *
 * @param vit what is trained
 * @param light sizes of the blocks that draw what is hidden
 * @param share of patches that is hidden
 * @param augmentation how pictures are changed
 * @param pace how the run goes
 */
public record MaskedPictureTraining(
    PicturePlan vit, Light light, double share, Augmentation augmentation, Pace pace) {
  private static final Optimisation ADAMW = new Optimisation(2e-3, 0.05, 0.9, 0.95, 400, 0.01, 5);

  /**
   * @throws UnfitSystem when the plan is not that of a ViT
   */
  public MaskedPictureTraining {
    if (!(vit.definition() instanceof Vit)) {
      throw new UnfitSystem(
          "a masked autoencoder is made of a vit, found %s".formatted(vit.name()));
    }
  }

  /** Of small pictures, on one thread. */
  public static MaskedPictureTraining standard(PicturePlan vit) {
    return new MaskedPictureTraining(
        vit,
        new Light(64, 1, 2),
        0.75,
        new Augmentation(0.5, 1, 0),
        new Pace(ADAMW, new Pace.Batches(128, 64, 1), new Pace.Stop(20, 20), 1));
  }

  public MaskedPictureTraining withPace(Pace other) {
    return new MaskedPictureTraining(vit, light, share, augmentation, other);
  }

  public MaskedPictureTraining withLight(Light other) {
    return new MaskedPictureTraining(vit, other, share, augmentation, pace);
  }

  public MaskedPictureTraining withShare(double other) {
    return new MaskedPictureTraining(vit, light, other, augmentation, pace);
  }

  /** What is trained on these pictures. */
  public MaskedAutoencoder systemFor(PictureSet set) {
    return new MaskedAutoencoder(PictureTraining.facts(set), vit.settings(), light);
  }

  /** What is hidden of each of them. */
  HiddenPatches hiding(PictureSet set) {
    return new HiddenPatches(systemFor(set).patches().count(), share);
  }
}
