package io.freshet.train;

/** Watches a run's loss and gradient, and stops the run when learning has broken down. */
final class Divergence {
  /** A loss this many times the best so far has left the valley; noise is far below it. */
  private static final double EXPLOSION = 5;

  /** Of the smoothed loss: a step with few targets may be lucky, or not, by chance. */
  private static final double KEPT = 0.9;

  private final String lastGood;
  private double smoothed = Double.NaN;
  private double lowest = Double.POSITIVE_INFINITY;

  /**
   * @param lastGood where to go back to, for the message
   */
  Divergence(String lastGood) {
    this.lastGood = lastGood;
  }

  /**
   * @param step from 1
   * @throws TrainingDiverged when the loss or the gradient is no number, or the loss exploded
   */
  void watch(TrainStep.Result result, long step, double rate) {
    boolean finite = Double.isFinite(result.loss()) && Double.isFinite(result.gradient());
    smoothed =
        Double.isNaN(smoothed) ? result.loss() : KEPT * smoothed + (1 - KEPT) * result.loss();
    if (!finite || smoothed > EXPLOSION * lowest + 1) {
      throw new TrainingDiverged(
          ("training stopped at step %d: loss %.4g (lowest so far %.4g), gradient %.4g, learning"
                  + " rate %.4g; lower the rate or start again from %s")
              .formatted(step, result.loss(), lowest, result.gradient(), rate, lastGood));
    }
    lowest = Math.min(lowest, smoothed);
  }
}
