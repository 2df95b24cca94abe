package io.freshet.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.backend.torch.TorchOps;
import io.freshet.backend.torch.TorchParameters;
import io.freshet.backend.torch.TorchTensors;
import io.freshet.block.MaskableIds;
import io.freshet.data.InteractionLog;
import io.freshet.objective.MaskedItems;
import io.freshet.objective.MaskedSpans;
import io.freshet.objective.Objective;
import io.freshet.system.Bert4Rec;
import io.freshet.system.RankingSystem;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Size;
import io.freshet.tensor.Weights;
import io.freshet.train.TrainingPlan.Stopping;
import io.freshet.train.TrainingPlan.TableStart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everybody buys bundles of four, one a session, and which bundle it is follows from the one two
 * sessions back. Asked for a bundle of which nothing is known, who has learned to tell an item from
 * the others of its bundle has learned nothing.
 */
@Tag("full")
final class SpanSignalTest {
  private static final int BUNDLES = 8;
  private static final int SIZE = 4;
  private static final int SESSIONS = 4;
  private static final int LENGTH = SESSIONS * SIZE;
  private static final int NEW_USERS = 100;

  @TempDir Path folder;

  @Test
  void whoHidesBundlesWholeTellsThemFromOtherBundlesAndWhoHidesItemsDoesNot() throws IOException {
    MaskedItems items = new MaskedItems(0.2, 0);
    for (int seed = 1; seed <= 3; seed++) {
      double whole = told(new MaskedSpans(items, 1, SIZE), seed);
      double single = told(items, seed);
      assertThat(whole).as("hidden whole, seed %d", seed).isGreaterThan(0.8);
      assertThat(single).as("hidden singly, seed %d", seed).isLessThan(whole - 0.3);
    }
  }

  /** Of the newest bundles of users that nobody has met, the share of items that is told. */
  private double told(Objective objective, int seed) throws IOException {
    InteractionLog log = bundles(300, seed);
    TrainingPlan plan =
        TrainingFixtures.small()
            .withSystem(TrainingFixtures.plan(new Bert4Rec()), objective)
            .withStart(TableStart.RANDOM)
            .withStopping(new Stopping(80, 80, 1))
            .withSeed(seed);
    Path kept = folder.resolve(objective.name() + seed);
    Map<String, Weights> last = TrainingFixtures.lastWeights(plan, log, kept);
    RankingSystem system = plan.systemFor(log.items());
    int[][] others = bundles(NEW_USERS, 100 + seed).itemsByUser();
    int right = 0;
    for (int user = 1; user <= NEW_USERS; user++) {
      right += told(system, last, others[user]);
    }
    return (double) right / (NEW_USERS * SIZE);
  }

  private static int told(RankingSystem system, Map<String, Weights> weights, int[] history) {
    long[] items = new long[LENGTH];
    for (int at = 0; at < LENGTH; at++) {
      items[at] = at < LENGTH - SIZE ? history[at] + 1L : MaskableIds.MASK;
    }
    double[] best;
    try (TorchParameters parameters = TorchParameters.of(weights);
        PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      TorchOps ops = new TorchOps();
      Pass<Tensor> pass = Pass.inference(ops, parameters);
      Tensor hidden = system.hidden(pass, TorchTensors.integers(items, 1, LENGTH));
      Tensor rows = ops.reshape(hidden, Size.REST, Size.of(system.table().width()));
      Tensor scores = system.table().scores(pass.in("items"), rows);
      best = TorchTensors.doubles(ops.top(scores, ops.integers(1)).indices());
    }
    int right = 0;
    for (int at = LENGTH - SIZE; at < LENGTH; at++) {
      right += best[at] == history[at] + 1 ? 1 : 0;
    }
    return right;
  }

  /**
   * The first user meets every item once, so that all logs number them alike; the last two items of
   * the others are kept from training.
   */
  private static InteractionLog bundles(int users, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    InteractionLog.Builder log = InteractionLog.builder("bundles");
    for (int item = 0; item < BUNDLES * SIZE; item++) {
      log.add("everybody", "item" + item, 0);
    }
    for (int user = 0; user < users; user++) {
      int[] walk = {random.nextInt(BUNDLES), random.nextInt(BUNDLES)};
      for (int at = 0; at < LENGTH + 2; at++) {
        int session = at / SIZE;
        int bundle = (walk[session % 2] + session / 2) % BUNDLES;
        long atMillis = Duration.ofHours(session).toMillis() + at;
        log.add("user" + user, "item" + (bundle * SIZE + at % SIZE), atMillis);
      }
    }
    return log.build();
  }
}
