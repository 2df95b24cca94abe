package io.freshet.statistics;

/**
 * What one arm does to a metric, beside another, by the users of both.
 *
 * @param value of the effect
 * @param variance of that estimate
 * @param users of both arms
 */
public record Effect(double value, double variance, long users) {
  /** Treatment less control. */
  public static Effect difference(Moments control, Moments treatment) {
    return new Effect(
        treatment.mean() - control.mean(),
        control.variance() / control.count() + treatment.variance() / treatment.count(),
        control.count() + treatment.count());
  }

  /**
   * Treatment over control, less one; its variance by the delta method (Deng, Knoblich and Lu,
   * Applying the Delta Method in Metric Analytics, 2018). Not a number where control is 0.
   */
  public static Effect lift(Moments control, Moments treatment) {
    double usual = control.mean();
    double ratio = treatment.mean() / usual;
    double variance =
        (treatment.variance() / treatment.count()
                + ratio * ratio * control.variance() / control.count())
            / (usual * usual);
    return new Effect(ratio - 1, variance, control.count() + treatment.count());
  }

  /** Whether anything can be said: both arms have users whose outcomes differ. */
  public boolean isKnown() {
    return Double.isFinite(value) && variance > 0;
  }
}
