package io.freshet.bench;

import io.freshet.bundle.BatchPlan;
import io.freshet.score.Device;
import io.freshet.score.OnnxScorer;
import io.freshet.score.Scorer;
import io.freshet.score.SequenceBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** {@code freshet bench bundles}. */
final class BundlesBenchmark implements Benchmark {
  private static final int SEQUENCES = 4_000;
  private static final int MEAN_LENGTH = 40;
  private static final int LONGEST = 200;
  private static final int K = 60;

  /** As the job's defaults. */
  private static final int BUNDLE_TOKENS = 4096;

  private static final BatchPlan.Budget BUDGET = new BatchPlan.Budget(0.1, 16, 128);

  @Override
  public String name() {
    return "bundles";
  }

  @Override
  public String question() {
    return "How much faster is a bundle scored in batches sorted by length than padded to its"
        + " longest, lengths geometric with mean 40, at most 200?";
  }

  @Override
  public Figures run(Progress progress) throws Exception {
    progress.doing("%,d sequences, each way in turn".formatted(SEQUENCES));
    List<int[]> bundles = bundles(lengths());
    try (WorkFolder work = WorkFolder.create();
        Scorer scorer =
            OnnxScorer.open(ReferenceModel.full(LONGEST).export(work.path()), Device.CPU)) {
      Map<String, Double> seconds =
          new Interleaved()
              .way("sorted", () -> bundles.forEach(bundle -> sorted(scorer, bundle)))
              .way("padded", () -> bundles.forEach(bundle -> padded(scorer, bundle)))
              .medianSeconds(1, 5);
      double sorted = SEQUENCES / seconds.getOrDefault("sorted", Double.NaN);
      double padded = SEQUENCES / seconds.getOrDefault("padded", Double.NaN);
      return new Figures()
          .add("sorted batches", sorted, "lists/s")
          .add("padded to the longest", padded, "lists/s")
          .add("sorted over padded", sorted / padded, "x", Target.atLeast(2.5, 3))
          .add("padding of sorted batches", 100 * waste(bundles, BUDGET), "%")
          .add("padding to the longest", 100 * waste(bundles, oneBatch()), "%")
          .remark(
              "One thread; bundles of %d tokens; width 64, 2 blocks, 10,000 items, the best %d."
                  .formatted(BUNDLE_TOKENS, K));
    }
  }

  private static void sorted(Scorer scorer, int[] lengths) {
    for (BatchPlan.Batch batch : BatchPlan.of(lengths, BUDGET).batches()) {
      int[] own = new int[batch.inputs().length];
      for (int row = 0; row < own.length; row++) {
        own[row] = lengths[batch.inputs()[row]];
      }
      scorer.score(batch(own, batch.length()), K);
    }
  }

  private static void padded(Scorer scorer, int[] lengths) {
    scorer.score(batch(lengths, Arrays.stream(lengths).max().orElseThrow()), K);
  }

  private static SequenceBatch batch(int[] lengths, int longest) {
    long[] items = new long[lengths.length * longest];
    for (int row = 0; row < lengths.length; row++) {
      for (int at = longest - lengths[row]; at < longest; at++) {
        items[row * longest + at] = 1 + (row * 7919L + at * 104_729L) % 10_000;
      }
    }
    return new SequenceBatch(lengths.length, longest, items);
  }

  private static int[] lengths() {
    SplittableRandom random = new SplittableRandom(40);
    int[] lengths = new int[SEQUENCES];
    for (int i = 0; i < SEQUENCES; i++) {
      double drawn = Math.log(1 - random.nextDouble()) / Math.log(1 - 1.0 / MEAN_LENGTH);
      lengths[i] = (int) Math.min(LONGEST, 1 + Math.floor(drawn));
    }
    return lengths;
  }

  /** Cut as the job cuts them: a bundle closes with the sequence that fills it. */
  private static List<int[]> bundles(int[] lengths) {
    List<int[]> bundles = new ArrayList<>();
    int start = 0;
    int tokens = 0;
    for (int i = 0; i < lengths.length; i++) {
      tokens += lengths[i];
      if (tokens >= BUNDLE_TOKENS || i == lengths.length - 1) {
        bundles.add(Arrays.copyOfRange(lengths, start, i + 1));
        start = i + 1;
        tokens = 0;
      }
    }
    return bundles;
  }

  /** Share of the positions computed that is padding. */
  private static double waste(List<int[]> bundles, BatchPlan.Budget budget) {
    long used = 0;
    long computed = 0;
    for (int[] lengths : bundles) {
      used += Arrays.stream(lengths).sum();
      computed += BatchPlan.of(lengths, budget).paddedTokens();
    }
    return 1 - (double) used / computed;
  }

  private static BatchPlan.Budget oneBatch() {
    return new BatchPlan.Budget(0.99, Integer.MAX_VALUE, Integer.MAX_VALUE);
  }
}
