package io.freshet.statistics;

import java.util.List;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Whether arms get the shares of users that they should; where they do not, something is broken and
 * nothing else about the experiment can be believed. Valid however often one looks: the test of
 * Lindon and Malek (Anytime-Valid Inference for Multinomial Count Data, 2022), each user counted
 * once.
 */
public final class SampleRatio {
  /** How sure of the shares the alternative is, in users (the paper's concentration). */
  private static final double CONCENTRATION = 10_000;

  private final double[] shares;

  /**
   * @param weights of the arms, which need not sum to 1
   */
  public SampleRatio(List<Double> weights) {
    double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
    if (weights.size() < 2 || weights.stream().anyMatch(w -> !(w > 0)) || !(sum < 1 / 0.0)) {
      throw new IllegalArgumentException(
          "weights are %s, expected two or more above 0".formatted(weights));
    }
    this.shares = weights.stream().mapToDouble(w -> w / sum).toArray();
  }

  /**
   * The smallest level at which it raises an alarm; 1 at most. The smallest of all looks is as
   * valid as the last.
   *
   * @param users of each arm
   */
  public double pValue(List<Long> users) {
    return Math.min(1, Math.exp(-logOdds(users)));
  }

  /** Log of how much likelier the counts are with other shares than with the right ones. */
  double logOdds(List<Long> users) {
    requireFitting(users);
    double all = 0;
    double odds = 0;
    for (int arm = 0; arm < shares.length; arm++) {
      double before = CONCENTRATION * shares[arm];
      long count = users.get(arm);
      odds += LogGamma.value(before + count) - LogGamma.value(before);
      odds -= count * Math.log(shares[arm]);
      all += count;
    }
    return odds + LogGamma.value(CONCENTRATION) - LogGamma.value(CONCENTRATION + all);
  }

  /** Pearson's test of who looks once. */
  public double pValueAtOneLook(List<Long> users) {
    requireFitting(users);
    long all = users.stream().mapToLong(Long::longValue).sum();
    if (all == 0) {
      return 1;
    }
    double distance = 0;
    for (int arm = 0; arm < shares.length; arm++) {
      double expected = all * shares[arm];
      double off = users.get(arm) - expected;
      distance += off * off / expected;
    }
    return ChiSquaredDistribution.of(shares.length - 1).survivalProbability(distance);
  }

  private void requireFitting(List<Long> users) {
    if (users.size() != shares.length || users.stream().anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException(
          "users are %s, expected %d counts of 0 or more".formatted(users, shares.length));
    }
  }
}
