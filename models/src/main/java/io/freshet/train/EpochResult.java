package io.freshet.train;

import java.util.Comparator;
import java.util.List;

/**
 * One point of a training curve.
 *
 * @param epoch from 1
 * @param loss mean over the epoch's targets
 * @param validation of the examples kept for it
 * @param wallSeconds since the run began, resumed parts included
 * @param cpuSeconds the process used since then
 */
public record EpochResult(
    int epoch, double loss, Figure validation, double wallSeconds, double cpuSeconds) {
  /**
   * What runs are chosen by: the higher, the better.
   *
   * @param name as tables call it
   */
  public record Figure(String name, double value) {}

  /** The one that validates best; the first of those that are as good. */
  static EpochResult best(List<EpochResult> curve) {
    return curve.stream()
        .max(Comparator.comparingDouble(point -> point.validation().value()))
        .orElseThrow();
  }

  /** Whether it validates better than another. */
  boolean beats(EpochResult other) {
    return validation.value() > other.validation.value();
  }
}
