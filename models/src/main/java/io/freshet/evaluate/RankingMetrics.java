package io.freshet.evaluate;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Adds up rankings, one at a time, into NDCG, hit rate, MRR, coverage and novelty. */
public final class RankingMetrics {
  /** The cutoffs every table shows. */
  public static final List<Integer> CUTOFFS = List.of(1, 5, 10, 20, 50);

  /** How many items a ranking must list for every cutoff to be filled. */
  public static final int DEPTH = 50;

  private final double[] bits;
  private final Sums[] sums;
  private long cases;

  /**
   * @param popularity (V) how often each item was met in training; an item's self-information is
   *     {@code -log2((count + 1) / (total + V))}
   */
  public RankingMetrics(long[] popularity) {
    double all = Arrays.stream(popularity).sum() + (double) popularity.length;
    this.bits =
        Arrays.stream(popularity)
            .mapToDouble(count -> -Math.log((count + 1) / all) / Math.log(2))
            .toArray();
    this.sums = CUTOFFS.stream().map(Sums::new).toArray(Sums[]::new);
  }

  public void add(Ranking ranking) {
    cases++;
    for (Sums at : sums) {
      at.add(ranking, bits);
    }
  }

  public Evaluation result(String method) {
    return new Evaluation(
        method, cases, Arrays.stream(sums).map(s -> s.result(cases, bits.length)).toList());
  }

  /** One cutoff. */
  private static final class Sums {
    private final int cutoff;
    private final BitSet shown = new BitSet();
    private long hits;
    private double gains;
    private double squaredGains;
    private double reciprocals;
    private double squaredReciprocals;
    private double bitsShown;
    private long itemsShown;

    Sums(int cutoff) {
      this.cutoff = cutoff;
    }

    void add(Ranking ranking, double[] bits) {
      for (int at = 0; at < Math.min(cutoff, ranking.top().length); at++) {
        shown.set(ranking.top()[at]);
        bitsShown += bits[ranking.top()[at]];
        itemsShown++;
      }
      if (ranking.rank() >= cutoff) {
        return;
      }
      double gain = Math.log(2) / Math.log(ranking.rank() + 2);
      double reciprocal = 1.0 / (ranking.rank() + 1);
      hits++;
      gains += gain;
      squaredGains += gain * gain;
      reciprocals += reciprocal;
      squaredReciprocals += reciprocal * reciprocal;
    }

    AtCutoff result(long cases, int catalogue) {
      return new AtCutoff(
          cutoff,
          Estimate.of(cases, gains, squaredGains),
          Estimate.of(cases, hits, hits),
          Estimate.of(cases, reciprocals, squaredReciprocals),
          (double) shown.cardinality() / catalogue,
          itemsShown == 0 ? 0 : bitsShown / itemsShown);
    }
  }
}
