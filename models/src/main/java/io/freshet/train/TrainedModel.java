package io.freshet.train;

import io.freshet.data.InteractionLog;
import io.freshet.system.RankingSystem;
import io.freshet.tensor.Weights;
import java.util.List;
import java.util.Map;

/**
 * What training made.
 *
 * @param plan that made it
 * @param data it was made from
 * @param system with its catalogue
 * @param weights the best by validation, by path
 * @param curve one point an epoch
 */
public record TrainedModel(
    TrainingPlan plan,
    InteractionLog data,
    RankingSystem system,
    Map<String, Weights> weights,
    List<EpochResult> curve) {

  /** The point the weights are from. */
  public EpochResult best() {
    return curve.stream()
        .max((a, b) -> Double.compare(a.validationNdcg(), b.validationNdcg()))
        .orElseThrow();
  }

  /** The last point: what the whole run cost. */
  public EpochResult last() {
    return curve.get(curve.size() - 1);
  }
}
