package io.freshet.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.freshet.data.PictureSet;
import io.freshet.system.picture.UVit;
import io.freshet.train.TrainingFixtures.Killed;
import io.freshet.train.TrainingFixtures.Losses;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DenoisingTest {
  private static final int BINS = 5;

  private final PictureSet waves = Waves.of(480, 5);
  private final PictureSet others = Waves.of(400, 6);
  @TempDir Path folder;

  @Test
  void theLossFallsWhateverTheNoise() {
    DenoisingTraining plan = plan(12, 1);

    double[] before = Denoising.losses(Denoising.untrained(plan, waves), others, BINS);
    double[] after = Denoising.losses(run(plan), others, BINS);

    for (int bin = 0; bin < BINS; bin++) {
      assertThat(after[bin]).as("bin %d", bin).isLessThan(0.98).isLessThan(0.9 * before[bin]);
    }
  }

  @Test
  void aResumedRunGoesOnAsIfItHadNeverStopped() {
    DenoisingTraining plan = plan(4, 1);
    Losses whole = new Losses(20);
    assertThatThrownBy(() -> Denoising.run(plan, waves, new Checkpointing.None(), whole))
        .isInstanceOf(Killed.class);

    assertThatThrownBy(
            () -> Denoising.run(plan, waves, new Checkpointing.Fresh(folder, 4), new Losses(11)))
        .isInstanceOf(Killed.class);
    Losses after = new Losses(20);
    assertThatThrownBy(() -> Denoising.run(plan, waves, new Checkpointing.Resume(folder, 4), after))
        .isInstanceOf(Killed.class);

    int resumedAt = 20 - after.heard.size();
    assertThat(resumedAt).isBetween(4, 10);
    for (int step = 0; step < after.heard.size(); step++) {
      assertThat(after.heard.get(step)).isCloseTo(whole.heard.get(resumedAt + step), within(1e-5));
    }
  }

  /** The same steps, drawn the same, over three seeds, where a patch fills the width. */
  @Test
  @Tag("full")
  void cuttingAllSkipsHurts() {
    Optimisation optimisation = new Optimisation(2e-3, 0.01, 0.9, 0.98, 20, 0.05, 1);
    for (long seed = 1; seed <= 3; seed++) {
      Pace pace = new Pace(optimisation, new Pace.Batches(32, 32, 1), new Pace.Stop(24, 24), seed);
      DenoisingTraining plan =
          DenoisingTraining.standard().withSizes(new UVit.Sizes(4, 16, 2, 2)).withPace(pace);

      double[] whole = Denoising.losses(run(plan), others, 1);
      double[] without = Denoising.losses(run(plan.withCut(Set.of(0, 1))), others, 1);

      assertThat(whole[0]).as("seed %d", seed).isLessThan(0.97 * without[0]);
    }
  }

  private TrainedDenoiser run(DenoisingTraining plan) {
    return Denoising.run(plan, waves, new Checkpointing.None(), TrainingListener.silent());
  }

  private static DenoisingTraining plan(int epochs, long seed) {
    Optimisation optimisation = new Optimisation(5e-3, 0.01, 0.9, 0.98, 10, 0.05, 5);
    Pace pace =
        new Pace(optimisation, new Pace.Batches(32, 32, 2), new Pace.Stop(epochs, epochs), seed);
    return DenoisingTraining.standard().withSizes(new UVit.Sizes(2, 16, 2, 2)).withPace(pace);
  }
}
