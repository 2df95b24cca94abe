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
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PictureTrainingTest {
  private final PictureSet bars = bars(240, 3);
  private final PicturePlan vit =
      PicturePlan.of(new Vit())
          .with(new Vit().standard().withWidth(16).withHeads(2).withDepth(2).withDropout(0.1));
  private final PictureTraining plan = plan(vit, 8);
  @TempDir Path folder;

  @Test
  void learnsWhichWayABarLies() {
    TrainedPictures model = run(plan, new Checkpointing.None(), TrainingListener.silent());

    Estimate told = Training.accuracy(model, bars(100, 4));

    assertThat(told.mean()).isGreaterThan(0.9);
    assertThat(model.best().validation().name()).isEqualTo("accuracy");
  }

  @Test
  void aTrunkLearnsItToo() {
    PicturePlan trunk = PicturePlan.of(new PlainTrunk());
    PicturePlan small = trunk.with(trunk.settings().withWidth(16).withDepth(2));

    TrainedPictures model =
        run(plan(small, 4), new Checkpointing.None(), TrainingListener.silent());

    assertThat(Training.accuracy(model, bars(100, 4)).mean()).isGreaterThan(0.9);
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
                    bars(240, 9),
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

  /** Pictures of 8 x 8 with a bar across or down, in noise. */
  private static PictureSet bars(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] pixels = new byte[count * 64];
    byte[] labels = new byte[count];
    for (int picture = 0; picture < count; picture++) {
      int at = 1 + random.nextInt(6);
      labels[picture] = (byte) random.nextInt(2);
      for (int pixel = 0; pixel < 64; pixel++) {
        boolean bar = (labels[picture] == 0 ? pixel / 8 : pixel % 8) == at;
        pixels[picture * 64 + pixel] = (byte) (random.nextInt(60) + (bar ? 150 : 0));
      }
    }
    PictureSet.Size size = new PictureSet.Size(1, 8, 8);
    return new PictureSet("bars", size, pixels, labels, List.of("across", "down"));
  }
}
