package io.freshet.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.backend.torch.TorchParameters;
import io.freshet.data.InteractionLog;
import io.freshet.data.RankingCase;
import io.freshet.model.VectorSpace;
import io.freshet.system.Bert4Rec;
import io.freshet.system.ErnieEntities;
import io.freshet.system.SasRec;
import io.freshet.system.SystemDefinition;
import io.freshet.system.SystemPlan;
import io.freshet.train.TrainingPlan.Stopping;
import io.freshet.train.TrainingPlan.TableStart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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

  @Test
  void newItemsAreFoundByTheirWordsAndListedAsOftenAsTheCatalogueHoldsThem() {
    for (int seed = 1; seed <= 3; seed++) {
      InteractionLog log = log(item -> item / OF_A_KIND, seed);
      TrainedModel ids = trained(new SasRec(), log, seed);
      TrainedModel grown = read(ids);
      assertThat(found(ids, met(log, seed), 10)).as("ids, seed %d", seed).isLessThan(CHANCE / 2);
      assertThat(found(grown, met(log, seed), 10))
          .as("words, seed %d", seed)
          .isGreaterThan(3 * CHANCE);
      double share = share(grown, log, seed);
      assertThat(share).as("share of new items, seed %d", seed).isBetween(0.1, 0.4);

      InteractionLog other = log(shuffled(seed)::get, seed);
      TrainedModel shuffled = read(trained(new SasRec(), other, seed));
      assertThat(found(shuffled, met(other, seed), 10))
          .as("kinds shuffled, seed %d", seed)
          .isLessThan(2 * CHANCE);
    }
  }

  @Test
  void newItemsAreFoundByTheirPicturesWithWordsAndWithout() {
    for (int seed = 1; seed <= 3; seed++) {
      InteractionLog log = log(item -> item / OF_A_KIND, seed);
      TrainedModel ids = trained(new SasRec(), log, seed);
      ItemVectors looks = looks(log, item -> item / OF_A_KIND, seed);
      assertThat(found(ids, ContentKind.PICTURES, looks, seed))
          .as("pictures, seed %d", seed)
          .isGreaterThan(3 * CHANCE);
      assertThat(found(ids, ContentKind.BOTH, looks, seed))
          .as("both, seed %d", seed)
          .isGreaterThan(3 * CHANCE);
      ItemVectors shuffled = looks(log, shuffled(seed)::get, seed);
      assertThat(found(ids, ContentKind.PICTURES, shuffled, seed))
          .as("pictures shuffled, seed %d", seed)
          .isLessThan(2 * CHANCE);
      assertThat(found(ids, ContentKind.WORDS, looks, seed))
          .as("words, seed %d", seed)
          .isEqualTo(found(ids, ContentKind.WORDS, ItemVectors.NONE, seed));
    }
  }

  /** With rows of new items by their words. */
  private static TrainedModel read(TrainedModel ids) {
    return ItemContent.of(ids, ContentKind.WORDS, ItemVectors.NONE).model();
  }

  private static double found(TrainedModel ids, ContentKind kind, ItemVectors looks, int seed) {
    return found(ItemContent.of(ids, kind, looks).model(), met(ids.data(), seed), 10);
  }

  /** Things of a kind look alike. */
  private static ItemVectors looks(InteractionLog log, IntUnaryOperator kinds, int seed) {
    int width = 16;
    Random random = new Random(seed);
    double[][] ofKind = new double[KINDS][];
    for (int kind = 0; kind < KINDS; kind++) {
      ofKind[kind] = random.doubles(width, -1, 1).toArray();
    }
    List<float[]> looks = new ArrayList<>();
    for (String id : log.itemIds()) {
      int kind = kinds.applyAsInt(Integer.parseInt(id.substring("item".length())));
      float[] look = new float[width];
      for (int at = 0; at < width; at++) {
        look[at] = (float) (3 + ofKind[kind][at] + 0.2 * random.nextGaussian());
      }
      looks.add(look);
    }
    return new ItemVectors(Optional.of(new VectorSpace("eye", "1", width)), looks);
  }

  /** Of the first fifty places of lists. */
  private static double share(TrainedModel model, InteractionLog log, int seed) {
    long[] popularity = TrainingData.of(log, model.plan().holdout()).popularity();
    try (TorchParameters parameters = TorchParameters.of(model.weights())) {
      return new TorchRanker(model.system(), parameters, 32)
          .rank(met(log, seed), 50).stream()
              .flatMapToInt(ranking -> Arrays.stream(ranking.top()))
              .mapToDouble(item -> popularity[item] == 0 ? 1 : 0)
              .average()
              .orElseThrow();
    }
  }

  /** Share of the cases whose item is among the first ten. */
  private static double hits(SystemDefinition definition, IntUnaryOperator kinds, int seed) {
    InteractionLog log = log(kinds, seed);
    return found(trained(definition, log, seed), newItems(log, seed), 10);
  }

  private static double found(TrainedModel model, List<RankingCase> cases, int depth) {
    return Training.evaluate(model, cases).at(depth).hitRate().mean();
  }

  private static TrainedModel trained(SystemDefinition definition, InteractionLog log, int seed) {
    TrainingPlan small = TrainingFixtures.small();
    SystemPlan system = TrainingFixtures.plan(definition);
    TrainingPlan plan =
        small
            .withSystem(system.with(system.settings().withWidth(32)))
            .withStart(TableStart.RANDOM)
            .withOptimisation(small.optimisation().withLearningRate(2e-3))
            .withStopping(new Stopping(100, 100, USERS))
            .withSeed(seed);
    return Training.run(plan, log);
  }

  /** After items that training met, new ones. */
  private static List<RankingCase> met(InteractionLog log, int seed) {
    return cases(log, seed, 0, MET);
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
    return cases(log, seed, MET, OF_A_KIND);
  }

  /** After some items of each kind, new ones. */
  private static List<RankingCase> cases(InteractionLog log, int seed, int from, int to) {
    SplittableRandom random = new SplittableRandom(seed + 100);
    List<RankingCase> cases = new ArrayList<>();
    for (int at = 0; at < 200; at++) {
      int kind = random.nextInt(KINDS);
      int[] walk = new int[6];
      for (int step = 0; step < walk.length; step++) {
        boolean last = step == walk.length - 1;
        int item = item(kind++, last ? random.nextInt(MET, OF_A_KIND) : random.nextInt(from, to));
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
