package io.freshet.train;

/**
 * How parameters move.
 *
 * @param learningRate at its height
 * @param weightDecay share of a matrix taken off per unit of learning rate
 * @param firstDecay of the mean of gradients
 * @param secondDecay of the mean of squared gradients
 * @param warmUpSteps over which the rate rises from 0
 * @param finalShare of the height, where the cosine ends
 * @param clip longest gradient, all parameters together
 */
public record Optimisation(
    double learningRate,
    double weightDecay,
    double firstDecay,
    double secondDecay,
    int warmUpSteps,
    double finalShare,
    double clip) {
  /** Good for widths from 64 to 128. */
  public static Optimisation standard() {
    return new Optimisation(2e-3, 0.01, 0.9, 0.98, 100, 0.05, 5);
  }

  public Optimisation withLearningRate(double rate) {
    return new Optimisation(
        rate, weightDecay, firstDecay, secondDecay, warmUpSteps, finalShare, clip);
  }

  /**
   * The rate of a step: a line up, then half a cosine down.
   *
   * @param step from 0
   * @param steps of the whole run
   */
  double rateAt(long step, long steps) {
    if (step < warmUpSteps) {
      return learningRate * (step + 1) / warmUpSteps;
    }
    double way = Math.min(1, (step - warmUpSteps) / Math.max(1.0, steps - warmUpSteps));
    double share = finalShare + (1 - finalShare) * (1 + Math.cos(Math.PI * way)) / 2;
    return learningRate * share;
  }
}
