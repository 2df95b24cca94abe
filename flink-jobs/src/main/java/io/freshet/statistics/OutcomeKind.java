package io.freshet.statistics;

import java.util.SplittableRandom;

/** What the numbers of a metric look like, one a user: where the truth is made and not measured. */
public enum OutcomeKind {
  /** One user in ten clicks. */
  CLICKS {
    @Override
    double draw(SplittableRandom random, double lift) {
      return random.nextDouble() < 0.1 * (1 + lift) ? 1 : 0;
    }
  },

  /** Three in a hundred buy, for sums whose logarithms are normal: few large ones decide. */
  REVENUE {
    @Override
    double draw(SplittableRandom random, double lift) {
      return random.nextDouble() < 0.03 ? (1 + lift) * Math.exp(3 + normal(random)) : 0;
    }
  },

  /** Seconds that lie around a minute. */
  DWELL {
    @Override
    double draw(SplittableRandom random, double lift) {
      return (1 + lift) * 60 + 15 * normal(random);
    }
  };

  /**
   * The outcome of one user.
   *
   * @param lift share by which the mean is raised
   */
  abstract double draw(SplittableRandom random, double lift);

  /** Box and Muller's: drawn without a rest, so that runs can be told apart by their seed alone. */
  private static double normal(SplittableRandom random) {
    return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
        * Math.cos(2 * Math.PI * random.nextDouble());
  }
}
