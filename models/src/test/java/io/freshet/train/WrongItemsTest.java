package io.freshet.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.data.InteractionLog;
import io.freshet.data.LeaveOneOut;
import io.freshet.data.RankingCase;
import io.freshet.objective.InfilledItems;
import io.freshet.system.Arranged;
import io.freshet.system.ErnieGen;
import io.freshet.system.RankingSystem;
import io.freshet.tensor.Weights;
import io.freshet.train.TrainingPlan.Stopping;
import io.freshet.train.TrainingPlan.TableStart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everybody walks round a ring: what comes next follows from any item before it. Who writes goes on
 * from what he wrote, right or wrong.
 */
@Tag("full")
final class WrongItemsTest {
  private static final int ITEMS = 12;

  @TempDir Path folder;

  @Test
  void whoLearnedFromPartlyWrongItemsGoesOnRightAfterAWrongOne() throws IOException {
    for (int seed = 1; seed <= 3; seed++) {
      InteractionLog log = ring(seed);
      Trained noisy = trained(log, 0.5, seed);
      Trained clean = trained(log, 0, seed);
      double right = hits(noisy, 0, seed);
      assertThat(right).as("seed %d", seed).isGreaterThan(0.5);
      double lost = right - hits(noisy, 1, seed);
      double lostByClean = hits(clean, 0, seed) - hits(clean, 1, seed);
      assertThat(lost).as("lost by a wrong item, seed %d", seed).isLessThan(lostByClean - 0.3);
    }
  }

  private record Trained(
      RankingSystem system, Map<String, Weights> weights, List<RankingCase> cases) {}

  private Trained trained(InteractionLog log, double noise, int seed) throws IOException {
    TrainingPlan plan =
        TrainingFixtures.small()
            .withSystem(TrainingFixtures.plan(new ErnieGen()), new InfilledItems(noise, 0.5, 3))
            .withStart(TableStart.RANDOM)
            .withStopping(new Stopping(20, 20, 1))
            .withSeed(seed);
    Path kept = folder.resolve(noise + "-" + seed);
    return new Trained(
        plan.systemFor(log.items()),
        TrainingFixtures.lastWeights(plan, log, kept),
        LeaveOneOut.of(log).test());
  }

  /**
   * How often the last item of a user is told, where the one before it was written by the model.
   *
   * @param wrong share of users for whom that one is wrong
   */
  private static double hits(Trained model, double wrong, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int hits = 0;
    for (RankingCase asked : model.cases()) {
      long[] history = Arrays.stream(asked.history()).mapToLong(item -> item + 1L).toArray();
      int written = history.length - 1;
      long other = 1 + (history[written] + random.nextInt(ITEMS - 1)) % ITEMS;
      long first = random.nextDouble() < wrong ? other : history[written];
      double[] scores =
          Arranged.scores(
              model.system(),
              model.weights(),
              Arranged.continued(Arrays.copyOf(history, written), new long[] {first}, 1),
              history.length);
      int best =
          IntStream.range(0, scores.length).reduce(0, (a, b) -> scores[b] > scores[a] ? b : a);
      hits += best == asked.target() + 1 ? 1 : 0;
    }
    return (double) hits / model.cases().size();
  }

  private static InteractionLog ring(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    InteractionLog.Builder log = InteractionLog.builder("ring");
    for (int user = 0; user < 150; user++) {
      int first = random.nextInt(ITEMS);
      int events = 6 + random.nextInt(8);
      for (int event = 0; event < events; event++) {
        log.add("user" + user, "item" + (first + event) % ITEMS);
      }
    }
    return log.build();
  }
}
