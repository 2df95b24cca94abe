package io.freshet.train;

import io.freshet.data.ColdItems;
import io.freshet.data.InteractionLog;
import io.freshet.data.ItemEntities;
import io.freshet.data.ItemFacts;
import io.freshet.data.LeaveOneOut;
import io.freshet.data.RankingCase;
import io.freshet.data.Sessions;
import io.freshet.train.TrainingPlan.Holdout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a run may see.
 *
 * @param entities what the items are
 * @param sequences to learn from, 0-based, oldest first
 * @param sessions of these items and perhaps of later ones, or nothing where no time is known
 * @param validation to choose by
 */
record TrainingData(
    ItemEntities entities, int[][] sequences, int[][] sessions, List<RankingCase> validation) {
  /** A silence that ends a session. */
  private static final Duration GAP = Duration.ofMinutes(30);

  /** The same users validate every run, whatever its seed. */
  private static final long VALIDATION_SEED = 20;

  static TrainingData of(InteractionLog log, Holdout holdout) {
    return switch (holdout) {
      case LAST_TWO -> {
        LeaveOneOut split = LeaveOneOut.of(log);
        yield new TrainingData(
            log.entities(), split.train(), Sessions.of(log, GAP), split.validation());
      }
      case LAST_ONE -> lastOne(log);
      case COLD_ITEMS -> coldItems(log);
    };
  }

  private static TrainingData coldItems(InteractionLog log) {
    ColdItems cold = ColdItems.of(log);
    LeaveOneOut warm = cold.warm();
    int[][] sessions = cold.ofOthers(Sessions.of(log, GAP), log);
    return new TrainingData(log.entities(), warm.train(), sessions, warm.validation());
  }

  private static TrainingData lastOne(InteractionLog log) {
    int[][] sequences = log.itemsByUser();
    List<RankingCase> validation = new ArrayList<>();
    for (int user = 0; user < sequences.length; user++) {
      int[] all = sequences[user];
      if (all.length > 2) {
        sequences[user] = Arrays.copyOf(all, all.length - 1);
        validation.add(new RankingCase(sequences[user], all[all.length - 1]));
      }
    }
    return new TrainingData(log.entities(), sequences, Sessions.of(log, GAP), validation);
  }

  /** So many of the validation cases, or all when there are fewer. */
  List<RankingCase> validationSample(int cases) {
    List<RankingCase> drawn = new ArrayList<>(validation);
    SplittableRandom random = new SplittableRandom(VALIDATION_SEED);
    for (int at = 0; at < Math.min(cases, drawn.size()); at++) {
      int other = at + random.nextInt(drawn.size() - at);
      RankingCase kept = drawn.get(at);
      drawn.set(at, drawn.get(other));
      drawn.set(other, kept);
    }
    return List.copyOf(drawn.subList(0, Math.min(cases, drawn.size())));
  }

  /** V. */
  int items() {
    return entities.items();
  }

  ItemFacts facts() {
    boolean[] met = new boolean[items()];
    long[] popularity = popularity();
    for (int item = 0; item < met.length; item++) {
      met[item] = popularity[item] > 0;
    }
    return new ItemFacts(entities, met);
  }

  long[] popularity() {
    long[] popularity = new long[items()];
    for (int[] sequence : sequences) {
      for (int item : sequence) {
        popularity[item]++;
      }
    }
    return popularity;
  }
}
