package io.freshet.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.data.InteractionLog;
import io.freshet.data.RankingCase;
import io.freshet.system.Bert4Rec;
import io.freshet.system.ErnieEntities;
import io.freshet.system.SystemDefinition;
import io.freshet.system.SystemPlan;
import io.freshet.train.TrainingPlan.Stopping;
import io.freshet.train.TrainingPlan.TableStart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Everybody goes from one kind of item to the next, and takes any item of a kind. Some items of
 * each kind are new: the catalogue has them, and training never met them. Who reads new items and
 * is to find new items knows them by their kinds or not at all.
 */
@Tag("full")
final class ColdItemsTest {
  private static final int KINDS = 12;
  private static final int OF_A_KIND = 10;
  private static final int MET = 8;
  private static final int USERS = 240;
  private static final int ITEMS = KINDS * OF_A_KIND;
  private static final double CHANCE = 10.0 / ITEMS;

  @Test
  void newItemsAreReadAndFoundByTheirEntitiesAlone() {
    for (int seed = 1; seed <= 3; seed++) {
      assertThat(hits(new ErnieEntities(), item -> item / OF_A_KIND, seed))
          .as("seed %d", seed)
          .isGreaterThan(4 * CHANCE);
      assertThat(hits(new ErnieEntities(), shuffled(seed)::get, seed))
          .as("kinds shuffled, seed %d", seed)
          .isLessThan(2 * CHANCE);
      assertThat(hits(new Bert4Rec(), item -> item / OF_A_KIND, seed))
          .as("without entities, seed %d", seed)
          .isLessThan(2 * CHANCE);
    }
  }

  /** Share of the cases whose item is among the first ten. */
  private static double hits(SystemDefinition definition, IntUnaryOperator kinds, int seed) {
    InteractionLog log = log(kinds, seed);
    TrainingPlan small = TrainingFixtures.small();
    SystemPlan system = TrainingFixtures.plan(definition);
    TrainingPlan plan =
        small
            .withSystem(system.with(system.settings().withWidth(32)))
            .withStart(TableStart.RANDOM)
            .withOptimisation(small.optimisation().withLearningRate(2e-3))
            .withStopping(new Stopping(100, 100, USERS))
            .withSeed(seed);
    TrainedModel model = Training.run(plan, log);
    return Training.evaluate(model, newItems(log, seed)).at(10).hitRate().mean();
  }

  private static List<Integer> shuffled(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Integer> kinds = new ArrayList<>();
    for (int item = 0; item < ITEMS; item++) {
      kinds.add(random.nextInt(item + 1), item / OF_A_KIND);
    }
    return kinds;
  }

  /** The last event of a user trains nobody, and new items are met nowhere else. */
  private static InteractionLog log(IntUnaryOperator kinds, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    InteractionLog.Builder log = InteractionLog.builder("kinds");
    for (int item = 0; item < ITEMS; item++) {
      log.describe("item" + item, List.of("kind" + kinds.applyAsInt(item)));
    }
    for (int user = 0; user < USERS; user++) {
      int kind = random.nextInt(KINDS);
      int events = 8 + random.nextInt(8);
      for (int event = 0; event < events; event++) {
        log.add("user" + user, "item" + item(kind++, random.nextInt(MET)));
      }
      log.add("user" + user, "item" + item(user / 2, MET + user % 2));
    }
    return log.build();
  }

  private static List<RankingCase> newItems(InteractionLog log, int seed) {
    SplittableRandom random = new SplittableRandom(seed + 100);
    List<RankingCase> cases = new ArrayList<>();
    for (int at = 0; at < 200; at++) {
      int kind = random.nextInt(KINDS);
      int[] walk = new int[6];
      for (int step = 0; step < walk.length; step++) {
        int item = item(kind++, MET + random.nextInt(OF_A_KIND - MET));
        walk[step] = log.itemIds().indexOf("item" + item);
      }
      int[] history = Arrays.copyOf(walk, walk.length - 1);
      cases.add(new RankingCase(history, walk[walk.length - 1]));
    }
    return cases;
  }

  private static int item(int kind, int inKind) {
    return kind % KINDS * OF_A_KIND + inKind;
  }
}
