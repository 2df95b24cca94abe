package io.freshet.train;

import io.freshet.system.picture.PictureSystem;
import io.freshet.tensor.Weights;
import java.util.List;
import java.util.Map;

/**
 * What training on pictures made.
 *
 * @param plan that made it
 * @param system that was trained
 * @param weights the best by validation, by path
 * @param curve one point an epoch
 */
public record TrainedPictures(
    PictureTraining plan,
    PictureSystem system,
    Map<String, Weights> weights,
    List<EpochResult> curve) {
  /** The point the weights are from. */
  public EpochResult best() {
    return EpochResult.best(curve);
  }

  /** The last point: what the whole run cost. */
  public EpochResult last() {
    return curve.get(curve.size() - 1);
  }
}
