package io.freshet.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.freshet.data.PictureSet;
import io.freshet.system.UnfitSystem;
import io.freshet.system.picture.MaskedAutoencoder.Light;
import io.freshet.system.picture.PicturePlan;
import io.freshet.system.picture.PlainTrunk;
import io.freshet.system.picture.Vit;
import io.freshet.train.TrainingFixtures.Killed;
import io.freshet.train.TrainingFixtures.Losses;
import io.freshet.train.Tuning.Kept;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MaskedPictureTrainingTest {
  private final PictureSet bars = Bars.of(240, 3);
  private final PicturePlan vit =
      PicturePlan.of(new Vit())
          .with(
              new Vit()
                  .standard()
                  .withWidth(16)
                  .withHeads(2)
                  .withDepth(2)
                  .withDropout(0.1)
                  .with("patch", "2"));
  private final MaskedPictureTraining plan =
      MaskedPictureTraining.standard(vit)
          .withLight(new Light(16, 1, 2))
          .withShare(0.5)
          .withPace(pace(8));
  @TempDir Path folder;

  @Test
  void drawsWhatItDoesNotSee() {
    List<EpochResult> curve =
        Training.run(
                plan.withPace(pace(16)),
                Waves.of(480, 5),
                new Checkpointing.None(),
                TrainingListener.silent())
            .curve();

    assertThat(curve.get(0).validation().name()).isEqualTo("explained");
    assertThat(curve.get(15).validation().value()).isGreaterThan(0.3);
  }

  @Test
  void aResumedRunGoesOnAsIfItHadNeverStopped() {
    Losses whole = new Losses(30);
    assertThatThrownBy(() -> Training.run(plan, bars, new Checkpointing.None(), whole))
        .isInstanceOf(Killed.class);

    assertThatThrownBy(
            () -> Training.run(plan, bars, new Checkpointing.Fresh(folder, 4), new Losses(18)))
        .isInstanceOf(Killed.class);
    Losses after = new Losses(30);
    assertThatThrownBy(() -> Training.run(plan, bars, new Checkpointing.Resume(folder, 4), after))
        .isInstanceOf(Killed.class);

    int resumedAt = 30 - after.heard.size();
    assertThat(resumedAt).isBetween(10, 17);
    for (int step = 0; step < after.heard.size(); step++) {
      assertThat(after.heard.get(step)).isCloseTo(whole.heard.get(resumedAt + step), within(1e-5));
    }
  }

  @Test
  void theSameVitGoesOnFromWhatItLearned() {
    MaskedPictures learned =
        Training.run(
            plan.withPace(pace(1)), bars, new Checkpointing.None(), TrainingListener.silent());
    Optimisation still = new Optimisation(0, 0, 0.9, 0.98, 10, 0.05, 5);
    PictureTraining classes =
        PictureTraining.standard(vit)
            .withPace(new Pace(still, new Pace.Batches(32, 8, 2), new Pace.Stop(1, 1), 2));

    TrainedPictures tuned =
        Training.run(
            new Tuning(classes, learned.encoder(), Kept.BEST),
            bars,
            new Checkpointing.None(),
            TrainingListener.silent());

    assertThat(learned.encoder().weights()).isNotEmpty();
    learned
        .encoder()
        .weights()
        .forEach(
            (path, weights) ->
                assertThat(tuned.weights())
                    .hasEntrySatisfying(
                        path, kept -> assertThat(kept.data()).containsExactly(weights.data())));
  }

  @Test
  void anotherStartIsAnotherRun() {
    PictureTraining classes = PictureTraining.standard(vit);
    PictureStart start =
        Training.run(
                plan.withPace(pace(1)), bars, new Checkpointing.None(), TrainingListener.silent())
            .encoder();

    assertThat(new Tuning(classes, start, Kept.BEST).fingerprint(bars.sha256()))
        .isNotEqualTo(Tuning.plain(classes).fingerprint(bars.sha256()));
  }

  @Test
  void refusesASystemThatSeesNoPatches() {
    assertThatThrownBy(() -> MaskedPictureTraining.standard(PicturePlan.of(new PlainTrunk())))
        .isInstanceOf(UnfitSystem.class)
        .hasMessage("a masked autoencoder is made of a vit, found plain-trunk");
  }

  private static Pace pace(int epochs) {
    Optimisation optimisation = new Optimisation(5e-3, 0.01, 0.9, 0.95, 10, 0.05, 5);
    return new Pace(optimisation, new Pace.Batches(32, 8, 2), new Pace.Stop(epochs, epochs), 2);
  }
}
