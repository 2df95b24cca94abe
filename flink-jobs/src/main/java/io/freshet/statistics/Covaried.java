package io.freshet.statistics;

import java.util.List;

/**
 * Pairs of what was known of a user before the experiment and what came out, so that the second can
 * be freed of what the first foretells: CUPED (Deng, Xu, Kohavi and Walker, Improving the
 * Sensitivity of Online Controlled Experiments by Utilizing Pre-Experiment Data, 2013).
 *
 * @param before the first of each pair
 * @param outcome the second of each pair
 * @param products sum of products of their distances from their means
 */
public record Covaried(Moments before, Moments outcome, double products) {
  public static final Covaried NONE = new Covaried(Moments.NONE, Moments.NONE, 0);

  public Covaried {
    if (before.count() != outcome.count()) {
      throw new IllegalArgumentException(
          "%d users have a number from before and %d an outcome, expected as many"
              .formatted(before.count(), outcome.count()));
    }
  }

  public Covaried plus(double first, double second) {
    double off = first - before.mean();
    Moments outcomes = outcome.plus(second);
    return new Covaried(before.plus(first), outcomes, products + off * (second - outcomes.mean()));
  }

  public Covaried and(Covaried other) {
    if (other.before.count() == 0) {
      return this;
    }
    double share = (double) other.before.count() / (before.count() + other.before.count());
    double apart = (other.before.mean() - before.mean()) * (other.outcome.mean() - outcome.mean());
    return new Covaried(
        before.and(other.before),
        outcome.and(other.outcome),
        products + other.products + apart * before.count() * share);
  }

  /**
   * How much of what was known before is taken off, the same for all arms: the slope within arms,
   * which no effect of an arm can bend. 0 where nothing differed before.
   */
  public static double slope(List<Covaried> arms) {
    double products = 0;
    double squares = 0;
    for (Covaried arm : arms) {
      products += arm.products;
      squares += arm.before.squares();
    }
    return squares > 0 ? products / squares : 0;
  }

  /**
   * The outcome less what was foretold.
   *
   * @param slope of all arms
   * @param usual mean before, of all arms: what everybody's outcome is brought back to
   */
  public Moments freed(double slope, double usual) {
    double mean = outcome.mean() - slope * (before.mean() - usual);
    double squares = outcome.squares() - 2 * slope * products + slope * slope * before.squares();
    return new Moments(outcome.count(), mean, Math.max(0, squares));
  }
}
