package io.freshet.cli;

import io.freshet.data.ColdItems;
import io.freshet.data.LeaveOneOut;
import io.freshet.data.RankingCase;
import io.freshet.evaluate.AtCutoff;
import io.freshet.evaluate.Estimate;
import io.freshet.evaluate.Evaluation;
import io.freshet.train.TrainedModel;
import io.freshet.train.Training;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a trained model reaches, for its manifest. Nothing is chosen by the test figures. */
final class TestFigures {
  private static final int DEEP = 50;

  private TestFigures() {}

  /** Metrics by name; those of the test only where training kept away from its targets. */
  static Map<String, Double> of(TrainedModel model, Console console) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("validation_ndcg@10", model.best().validation().value());
    switch (model.plan().holdout()) {
      case LAST_TWO -> test(model, LeaveOneOut.of(model.data()).test(), console, metrics);
      case COLD_ITEMS -> {
        ColdItems cold = ColdItems.of(model.data());
        test(model, cold.warm().test(), console, metrics);
        cold(model, cold, console, metrics);
      }
      case LAST_ONE -> {
        // nothing is left to test by
      }
    }
    return metrics;
  }

  private static void test(
      TrainedModel model, List<RankingCase> cases, Console console, Map<String, Double> metrics) {
    Evaluation test = Training.evaluate(model, cases);
    AtCutoff ten = test.at(10);
    metrics.put("test_ndcg@10", ten.ndcg().mean());
    metrics.put("test_hr@10", ten.hitRate().mean());
    ResultTable.print(console, List.of(test));
  }

  /** Items that training never met, ranked in the whole catalogue. */
  private static void cold(
      TrainedModel model, ColdItems cold, Console console, Map<String, Double> metrics) {
    Estimate found = Training.evaluate(model, cold.cases()).at(DEEP).hitRate();
    double chance = (double) DEEP / model.data().items();
    metrics.put("cold_hr@50", found.mean());
    metrics.put("cold_hr@50_se", found.standardError());
    metrics.put("cold_chance@50", chance);
    console.line(
        "items that training never met: HR@50 %.4f +- %.4f over %d cases, %.1f times chance (%.4f)",
        found.mean(), found.standardError(), cold.cases().size(), found.mean() / chance, chance);
  }
}
