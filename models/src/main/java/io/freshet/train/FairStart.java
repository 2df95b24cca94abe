package io.freshet.train;

import io.freshet.backend.torch.TorchParameters;
import io.freshet.data.RankingCase;
import io.freshet.tensor.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How much the biases of new items must be raised so that lists hold as many of them as the
 * catalogue does: nobody has met them, so what is learned of items like them says how good they are
 * and not how much attention they need to become known. It is found with a tenth of the items that
 * training met, taken for new and given rows by their words that the others taught.
 */
final class FairStart {
  /** Places of a list that are looked at. */
  private static final int DEPTH = 50;

  /** Places of a list that is shown. */
  private static final int SHOWN = 10;

  /** The share of lists that are to hold an item that was just launched. */
  private static final double LAUNCHED = 0.05;

  private static final int CASES = 512;
  private static final int ROWS = 32;
  private static final int ONE_IN = 10;
  private static final long SEED = 30;
  private static final double FARTHEST = 64;
  private static final int HALVINGS = 40;

  private final TrainedModel model;
  private final ContentFit fit;
  private final BitSet taken = new BitSet();
  private final int met;

  private FairStart(TrainedModel model, ContentFit fit) {
    this.model = model;
    this.fit = fit;
    int[] known =
        IntStream.range(0, model.data().items())
            .filter(item -> fit.isMet(item) && fit.isDescribed(item))
            .toArray();
    this.met = known.length;
    SplittableRandom random = new SplittableRandom(SEED);
    for (int at = 0; at < known.length / ONE_IN; at++) {
      int other = at + random.nextInt(known.length - at);
      taken.set(known[other]);
      known[other] = known[at];
    }
  }

  /**
   * What to add to biases of rows that words gave.
   *
   * @param fair for every new item
   * @param launch besides, for one that was just launched, so that one list in twenty holds it
   */
  record Raise(double fair, double launch) {
    static final Raise NONE = new Raise(0, 0);
  }

  /** None where too few items teach it. */
  static Raise of(TrainedModel model, ContentFit fit) {
    FairStart start = new FairStart(model, fit);
    if (start.taken.isEmpty()) {
      return Raise.NONE;
    }
    List<Scored> lists = start.lists();
    double fair = start.fair(lists);
    return new Raise(fair, launch(lists, fair));
  }

  /**
   * Scores of a list, highest first.
   *
   * @param known of items that stay what they are, as many as a list has places
   * @param taken of those taken for new
   */
  private record Scored(float[] known, float[] taken) {
    /** Places that the taken hold when they are raised so much. */
    int places(double raised) {
      int held = 0;
      while (held < Math.min(DEPTH, taken.length)
          && (DEPTH - 1 - held >= known.length || taken[held] + raised > known[DEPTH - 1 - held])) {
        held++;
      }
      return held;
    }

    /** By how much each of the taken misses so many places. */
    DoubleStream below(int places) {
      return IntStream.range(0, taken.length).mapToDouble(at -> known[places - 1] - taken[at]);
    }
  }

  /** How far below the last place that is shown a new item stands, where it stands best. */
  private static double launch(List<Scored> lists, double fair) {
    double[] below =
        lists.stream()
            .filter(list -> list.known().length >= SHOWN)
            .flatMapToDouble(list -> list.below(SHOWN))
            .map(by -> by - fair)
            .sorted()
            .toArray();
    return below.length == 0 ? 0 : Math.max(0, below[(int) (LAUNCHED * below.length)]);
  }

  private double fair(List<Scored> lists) {
    double wanted = (double) DEPTH * taken.cardinality() / met * lists.size();
    double low = -FARTHEST;
    double high = FARTHEST;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      long places = lists.stream().mapToLong(list -> list.places(middle)).sum();
      if (places < wanted) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private List<Scored> lists() {
    List<RankingCase> cases =
        TrainingData.of(model.data(), model.plan().holdout()).validationSample(CASES);
    Map<String, Weights> weights =
        fit.filled(model.weights(), fit.weights(item -> !taken.get(item)), taken::get);
    List<Scored> lists = new ArrayList<>();
    try (TorchParameters parameters = TorchParameters.of(weights)) {
      TorchRanker ranker = new TorchRanker(model.system(), parameters, ROWS);
      for (int from = 0; from < cases.size(); from += ROWS) {
        List<RankingCase> some = cases.subList(from, Math.min(cases.size(), from + ROWS));
        float[][] scores = ranker.scores(some);
        for (int row = 0; row < scores.length; row++) {
          lists.add(scored(scores[row], some.get(row).history()));
        }
      }
    }
    return lists;
  }

  private Scored scored(float[] scores, int[] history) {
    BitSet out = new BitSet();
    Arrays.stream(history).forEach(out::set);
    float[] known =
        descending(scores, item -> fit.isMet(item) && !taken.get(item) && !out.get(item));
    return new Scored(
        Arrays.copyOf(known, Math.min(known.length, DEPTH)),
        descending(scores, item -> taken.get(item) && !out.get(item)));
  }

  private static float[] descending(float[] scores, IntPredicate of) {
    int[] items = IntStream.range(0, scores.length).filter(of).toArray();
    float[] sorted = new float[items.length];
    for (int at = 0; at < items.length; at++) {
      sorted[at] = -scores[items[at]];
    }
    Arrays.sort(sorted);
    for (int at = 0; at < sorted.length; at++) {
      sorted[at] = -sorted[at];
    }
    return sorted;
  }
}
