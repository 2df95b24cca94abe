package io.freshet.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.freshet.config.Unusable;
import io.freshet.data.InteractionLog;
import io.freshet.data.LeaveOneOut;
import io.freshet.evaluate.CaseRanker;
import io.freshet.evaluate.Evaluation;
import io.freshet.evaluate.Evaluator;
import io.freshet.evaluate.Floors;
import io.freshet.evaluate.Popularity;
import io.freshet.train.TrainingFixtures.Killed;
import io.freshet.train.TrainingFixtures.Losses;
import io.freshet.train.TrainingPlan.Stopping;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainingTest {
  private final InteractionLog ring = TrainingFixtures.ring(120);
  private final TrainingPlan plan = TrainingFixtures.small();
  @TempDir Path folder;

  @Test
  void learnsARuleThatPopularityCannotTell() {
    TrainedModel model = Training.run(plan, ring);

    LeaveOneOut split = LeaveOneOut.of(ring);
    Evaluation trained = Training.evaluate(model, split.test());
    Popularity floor = new Popularity(ring.items());
    Floors.learn(floor, split.train());
    Evaluation popular =
        Evaluator.over(ring.items(), split.train()).evaluate(CaseRanker.of(floor), split.test());
    assertThat(trained.at(1).hitRate().mean()).isGreaterThan(2 * popular.at(1).hitRate().mean());
    assertThat(model.curve()).hasSize(6);
  }

  @Test
  void theSamePlanAndDataGiveTheSameLosses() {
    Losses once = new Losses(20);
    Losses again = new Losses(20);

    assertThatThrownBy(() -> run(once, new Checkpointing.None())).isInstanceOf(Killed.class);
    assertThatThrownBy(() -> run(again, new Checkpointing.None())).isInstanceOf(Killed.class);

    assertThat(once.heard).isEqualTo(again.heard);
  }

  @Test
  void aResumedRunGoesOnAsIfItHadNeverStopped() {
    TrainingPlan longPlan = plan.withStopping(new Stopping(20, 30, 100));
    Losses whole = new Losses(260);
    assertThatThrownBy(() -> Training.run(longPlan, ring, new Checkpointing.None(), whole))
        .isInstanceOf(Killed.class);

    Losses before = new Losses(47);
    assertThatThrownBy(
            () -> Training.run(longPlan, ring, new Checkpointing.Fresh(folder, 20), before))
        .isInstanceOf(Killed.class);
    Losses after = new Losses(260);
    assertThatThrownBy(
            () -> Training.run(longPlan, ring, new Checkpointing.Resume(folder, 20), after))
        .isInstanceOf(Killed.class);

    int resumedAt = 260 - after.heard.size();
    assertThat(resumedAt).as("the checkpoint before the kill").isBetween(30, 46);
    for (int step = 0; step < 200; step++) {
      assertThat(after.heard.get(step))
          .as("step %d", resumedAt + step)
          .isCloseTo(whole.heard.get(resumedAt + step), within(1e-5));
    }
  }

  @Test
  void refusesTheCheckpointOfAnotherPlan() {
    Losses before = new Losses(47);
    assertThatThrownBy(() -> run(before, new Checkpointing.Fresh(folder, 20)))
        .isInstanceOf(Killed.class);

    assertThatThrownBy(
            () ->
                Training.run(
                    plan.withSeed(5),
                    ring,
                    new Checkpointing.Resume(folder, 20),
                    TrainingListener.silent()))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining("it was made by another plan or from other data");
  }

  @Test
  void saysWhatIsWrongWithACheckpointThatWasCutShort() throws Exception {
    Files.write(folder.resolve(Checkpoint.FILE), new byte[] {9, 0, 0, 0, 0, 0, 0, 0, '{'});

    assertThatThrownBy(() -> run(new Losses(1), new Checkpointing.Resume(folder, 20)))
        .hasMessageContaining("its header should hold 9 bytes, 1 follow");
  }

  @Test
  void stopsWithCoordinatesWhenTheLossExplodes() {
    TrainingPlan wild = plan.withOptimisation(plan.optimisation().withLearningRate(1e6));

    assertThatThrownBy(
            () ->
                Training.run(
                    wild, ring, new Checkpointing.Fresh(folder, 20), TrainingListener.silent()))
        .isInstanceOf(TrainingDiverged.class)
        .hasMessageContaining("training stopped at step ")
        .hasMessageContaining("learning rate ")
        .hasMessageContaining(folder.resolve(Checkpoint.FILE).toString());
  }

  @Test
  void stopsWhenValidationNoLongerImproves() {
    TrainedModel model = Training.run(plan.withStopping(new Stopping(40, 2, 100)), ring);

    assertThat(model.curve().size()).isLessThan(40);
    assertThat(model.best().epoch()).isEqualTo(model.curve().size() - 2);
  }

  private void run(Losses losses, Checkpointing checkpointing) {
    Training.run(plan, ring, checkpointing, losses);
  }
}
