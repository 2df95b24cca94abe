package io.freshet.train;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class DivergenceTest {
  private final Divergence divergence = new Divergence("here");

  @Test
  void aStepOfFewTargetsMayBeLuckyAndTheNextOneNot() {
    learn(50, 2);
    watch(0.1);
    watch(7);
    learn(50, 2);
  }

  @Test
  void aLossThatClimbsAndStaysIsADivergence() {
    learn(50, 2);
    assertThatThrownBy(() -> learn(50, 20))
        .isInstanceOf(TrainingDiverged.class)
        .hasMessageContaining("loss 20")
        .hasMessageContaining("start again from here");
  }

  @Test
  void aGradientThatIsNoNumberIsADivergenceAtOnce() {
    assertThatThrownBy(() -> divergence.watch(new TrainStep.Result(1, 8, Double.NaN), 3, 0.01))
        .isInstanceOf(TrainingDiverged.class)
        .hasMessageContaining("at step 3");
  }

  private void learn(int steps, double loss) {
    for (int step = 0; step < steps; step++) {
      watch(loss);
    }
  }

  private void watch(double loss) {
    divergence.watch(new TrainStep.Result(loss, 8, 1), 1, 0.01);
  }
}
