package io.freshet.statistics;

/**
 * Intervals that all hold the true effect, however often one looks and whenever one stops, but for
 * a share {@code level} of experiments: the asymptotic confidence sequence of a mixture of normals
 * (Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas, Time-uniform Central Limit Theory and
 * Asymptotic Confidence Sequences, 2021, theorem 2.2). For looks at fewer users than {@code fewest}
 * nothing is said: means of few are not normal.
 *
 * @param level share of experiments in which some interval may miss, such as 0.05
 * @param tunedFor users at which intervals are narrowest; they are valid at any number
 * @param fewest users of both arms that are looked at
 */
public record ConfidenceSequence(double level, long tunedFor, long fewest) {
  public ConfidenceSequence {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level is %s, expected between 0 and 1".formatted(level));
    }
    if (tunedFor < 1 || fewest < 2) {
      throw new IllegalArgumentException(
          "tunedFor is %d and fewest is %d, expected at least 1 and 2".formatted(tunedFor, fewest));
    }
  }

  public Interval around(Effect effect) {
    if (!says(effect)) {
      return Interval.EVERYTHING;
    }
    double spread = 1 + effect.users() * mixture();
    double halfWidth =
        Math.sqrt(
            effect.variance() * spread / (spread - 1) * (Math.log(spread) - 2 * Math.log(level)));
    return Interval.around(effect.value(), halfWidth);
  }

  /**
   * The smallest level at which this look's interval leaves 0 out; 1 at most. The smallest of all
   * looks is as valid as the last.
   */
  public double pValue(Effect effect) {
    if (!says(effect)) {
      return 1;
    }
    double spread = 1 + effect.users() * mixture();
    double squared = effect.value() * effect.value() / effect.variance();
    double logP = Math.log(spread) / 2 - squared * (spread - 1) / (2 * spread);
    return Math.min(1, Math.exp(logP));
  }

  private boolean says(Effect effect) {
    return effect.isKnown() && effect.users() >= fewest;
  }

  /** The squared width of the mixture, by users (the same paper, section 2.3). */
  private double mixture() {
    double certainty = -2 * Math.log(level);
    return (certainty + Math.log(certainty + 1)) / tunedFor;
  }
}
