package io.freshet.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.freshet.config.Unusable;
import io.freshet.data.PictureSet;
import io.freshet.evaluate.Estimate;
import io.freshet.system.picture.PicturePlan;
import io.freshet.system.picture.PlainTrunk;
import io.freshet.system.picture.Vit;
import io.freshet.train.TrainingFixtures.Killed;
import io.freshet.train.TrainingFixtures.Losses;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PictureTrainingTest {
  private final PictureSet bars = Bars.of(240, 3);
  private final PicturePlan vit =
      PicturePlan.of(new Vit())
          .with(new Vit().standard().withWidth(16).withHeads(2).withDepth(2).withDropout(0.1));
  private final PictureTraining plan = plan(vit, 8);
  @TempDir Path folder;

  @Test
  void learnsWhichWayABarLies() {
    TrainedPictures model = run(plan, new Checkpointing.None(), TrainingListener.silent());

    Estimate told = Training.accuracy(model, Bars.of(100, 4));

    assertThat(told.mean()).isGreaterThan(0.9);
    assertThat(model.best().validation().name()).isEqualTo("accuracy");
  }

  @Test
  void aTrunkLearnsItToo() {
    PicturePlan trunk = PicturePlan.of(new PlainTrunk());
    PicturePlan small = trunk.with(trunk.settings().withWidth(16).withDepth(2));

    TrainedPictures model =
        run(plan(small, 4), new Checkpointing.None(), TrainingListener.silent());

    assertThat(Training.accuracy(model, Bars.of(100, 4)).mean()).isGreaterThan(0.9);
  }

  @Test
  void atFirstItIsAsWrongAsOneWhoKnowsNothing() {
    Losses losses = new Losses(1);

    assertThatThrownBy(() -> run(plan, new Checkpointing.None(), losses))
        .isInstanceOf(Killed.class);

    assertThat(losses.heard.get(0)).isCloseTo(Math.log(2), within(1e-6));
  }

  @Test
  void aResumedRunGoesOnAsIfItHadNeverStopped() {
    Losses whole = new Losses(40);
    assertThatThrownBy(() -> run(plan, new Checkpointing.None(), whole)).isInstanceOf(Killed.class);

    assertThatThrownBy(() -> run(plan, new Checkpointing.Fresh(folder, 4), new Losses(23)))
        .isInstanceOf(Killed.class);
    Losses after = new Losses(40);
    assertThatThrownBy(() -> run(plan, new Checkpointing.Resume(folder, 4), after))
        .isInstanceOf(Killed.class);

    int resumedAt = 40 - after.heard.size();
    assertThat(resumedAt).as("the checkpoint before the kill").isBetween(15, 22);
    for (int step = 0; step < after.heard.size(); step++) {
      assertThat(after.heard.get(step))
          .as("step %d", resumedAt + step)
          .isCloseTo(whole.heard.get(resumedAt + step), within(1e-5));
    }
  }

  @Test
  void refusesTheCheckpointOfOtherPictures() {
    assertThatThrownBy(() -> run(plan, new Checkpointing.Fresh(folder, 4), new Losses(6)))
        .isInstanceOf(Killed.class);

    assertThatThrownBy(
            () ->
                Training.run(
                    plan,
                    Bars.of(240, 9),
                    new Checkpointing.Resume(folder, 4),
                    TrainingListener.silent()))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining("it was made by another plan or from other data");
  }

  private TrainedPictures run(
      PictureTraining wanted, Checkpointing checkpointing, TrainingListener listener) {
    return Training.run(wanted, bars, checkpointing, listener);
  }

  private static PictureTraining plan(PicturePlan system, int epochs) {
    Optimisation optimisation = new Optimisation(5e-3, 0.01, 0.9, 0.98, 10, 0.05, 5);
    Pace pace =
        new Pace(optimisation, new Pace.Batches(32, 8, 2), new Pace.Stop(epochs, epochs), 2);
    return PictureTraining.standard(system)
        .withPace(pace)
        .withAugmentation(new Augmentation(0.5, 1, 0.1));
  }
}
