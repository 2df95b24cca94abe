package io.freshet.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.data.InteractionLog;
import io.freshet.objective.ContinualTasks;
import io.freshet.objective.ContinualTasks.Schedule;
import io.freshet.objective.MaskedItems;
import io.freshet.objective.MaskedSpans;
import io.freshet.system.Ernie2;
import io.freshet.train.TrainingPlan.Stopping;
import io.freshet.train.TrainingPlan.TableStart;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Five tasks, each joining at its own stage, with one budget for all. */
@Tag("full")
final class NoForgettingTest {
  private static final InteractionLog RING = TrainingFixtures.ring(400);

  @Test
  void theFirstTaskIsKeptWhereTheOthersJoinItAndLostWhereTheyReplaceIt() {
    for (int seed = 1; seed <= 3; seed++) {
      assertThat(kept(Schedule.CONTINUAL, seed)).as("seed %d", seed).isGreaterThan(0.98);
      assertThat(kept(Schedule.ONE_BY_ONE, seed)).as("alone, seed %d", seed).isLessThan(0.8);
    }
  }

  /** The last NDCG@10 of hidden items, as a share of the best of the run. */
  private static double kept(Schedule schedule, int seed) {
    MaskedSpans items = new MaskedSpans(new MaskedItems(0.15, 0.2), 0.5, 5);
    TrainingPlan plan =
        TrainingFixtures.small()
            .withSystem(TrainingFixtures.plan(new Ernie2()), new ContinualTasks(items, schedule))
            .withStart(TableStart.RANDOM)
            .withStopping(new Stopping(50, 50, 400))
            .withSeed(seed);
    TrainedModel model = Training.run(plan, RING);
    return model.last().validation().value() / model.best().validation().value();
  }
}
