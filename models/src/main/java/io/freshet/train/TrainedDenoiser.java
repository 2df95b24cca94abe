package io.freshet.train;

import io.freshet.system.picture.UVit;
import io.freshet.tensor.Weights;
import java.util.List;
import java.util.Map;

/**
 * What learning to tell noise made.
 *
 * @param system that was trained
 * @param weights the best by validation, by path
 * @param curve one point an epoch
 */
public record TrainedDenoiser(UVit system, Map<String, Weights> weights, List<EpochResult> curve) {
  /** The last point: what the whole run cost. */
  public EpochResult last() {
    return curve.get(curve.size() - 1);
  }
}
