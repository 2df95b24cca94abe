package io.freshet.cli;

import io.freshet.data.LeaveOneOut;
import io.freshet.evaluate.AtCutoff;
import io.freshet.evaluate.Evaluation;
import io.freshet.train.TrainedModel;
import io.freshet.train.Training;
import io.freshet.train.TrainingPlan.Holdout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a trained model reaches, for its manifest. Nothing is chosen by the test figures. */
final class TestFigures {
  private TestFigures() {}

  /** Metrics by name; those of the test only where training kept away from its targets. */
  static Map<String, Double> of(TrainedModel model, Console console) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("validation_ndcg@10", model.best().validation().value());
    if (model.plan().holdout() == Holdout.LAST_TWO) {
      Evaluation test = Training.evaluate(model, LeaveOneOut.of(model.data()).test());
      AtCutoff ten = test.at(10);
      metrics.put("test_ndcg@10", ten.ndcg().mean());
      metrics.put("test_hr@10", ten.hitRate().mean());
      ResultTable.print(console, List.of(test));
    }
    return metrics;
  }
}
