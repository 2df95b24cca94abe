package io.freshet.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The interval of who looks once, when as many users are there as were planned: Welch's, of unequal
 * variances (1947). Looked at again and again it misses far more often than its level says.
 *
 * @param level share of experiments in which it may miss
 */
public record FixedHorizon(double level) {
  public FixedHorizon {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level is %s, expected between 0 and 1".formatted(level));
    }
  }

  /** Of treatment less control. */
  public Interval difference(Moments control, Moments treatment) {
    Effect effect = Effect.difference(control, treatment);
    if (!effect.isKnown()) {
      return Interval.EVERYTHING;
    }
    double quantile = student(control, treatment).inverseSurvivalProbability(level / 2);
    return Interval.around(effect.value(), quantile * Math.sqrt(effect.variance()));
  }

  /** How often chance alone puts the arms as far apart. */
  public double pValue(Moments control, Moments treatment) {
    Effect effect = Effect.difference(control, treatment);
    if (!effect.isKnown()) {
      return 1;
    }
    double errors = Math.abs(effect.value()) / Math.sqrt(effect.variance());
    return 2 * student(control, treatment).survivalProbability(errors);
  }

  /** Degrees of freedom by Satterthwaite (1946). */
  private static TDistribution student(Moments control, Moments treatment) {
    double one = control.variance() / control.count();
    double other = treatment.variance() / treatment.count();
    double sum = one + other;
    return TDistribution.of(
        sum * sum / (one * one / (control.count() - 1) + other * other / (treatment.count() - 1)));
  }
}
