package io.freshet.train;

import io.freshet.data.InteractionLog;
import io.freshet.export.TrainedSystem;
import io.freshet.model.Provenance;
import io.freshet.system.RankingSystem;
import io.freshet.tensor.Weights;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

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

  /**
   * As the exporter wants it.
   *
   * @param name of the model, the same for all its versions
   * @param metrics to write into the manifest, by name
   */
  public TrainedSystem exported(String name, Map<String, Double> metrics) {
    SortedMap<String, String> config = plan.system().describe();
    config.put("start", plan.start().name().toLowerCase(Locale.ROOT));
    config.put("objective", plan.objective().name());
    config.put("loss", plan.loss().name());
    config.put("epochs", Integer.toString(best().epoch()));
    if (plan.readsEntities()) {
      config.put("entities_sha256", data.entities().sha256());
    }
    Provenance provenance =
        Provenance.of(plan.system().name(), config)
            .trainedOn(data.name(), data.sha256(), data.licenceNote())
            .measured(List.of(plan.seed()), metrics);
    return new TrainedSystem(name, system, weights, data.itemIds(), provenance);
  }

  /** The point the weights are from. */
  public EpochResult best() {
    return EpochResult.best(curve);
  }

  /** The last point: what the whole run cost. */
  public EpochResult last() {
    return curve.get(curve.size() - 1);
  }
}
