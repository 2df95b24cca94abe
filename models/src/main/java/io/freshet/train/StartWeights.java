package io.freshet.train;

import io.freshet.backend.cost.Cost;
import io.freshet.block.DescribedTable;
import io.freshet.block.PlainTable;
import io.freshet.system.RankingSystem;
import io.freshet.tensor.Weights;
import io.freshet.train.start.CountStart;
import java.util.Map;
import java.util.Objects;

/** Where the parameters of a system start. */
final class StartWeights {
  private static final String TABLE = "items/" + PlainTable.TABLE;
  private static final String UNKNOWN_BIAS = "items/" + DescribedTable.UNKNOWN_BIAS;
  private static final String BIAS = "items/" + PlainTable.BIAS;

  private StartWeights() {}

  static Map<String, Weights> of(RankingSystem system, TrainingData data, TrainingPlan plan) {
    Map<String, Weights> drawn = Cost.declarations(system).draw(plan.seed());
    switch (plan.start()) {
      case COUNTS -> {
        int width = (int) Objects.requireNonNull(drawn.get(TABLE), TABLE).shape()[1];
        long seed = plan.seed();
        put(drawn, TABLE, CountStart.table(data.sequences(), data.items(), width, seed));
        putBias(drawn, data);
      }
      case POPULARITY -> putBias(drawn, data);
      case RANDOM -> {
        // as drawn
      }
    }
    return drawn;
  }

  private static void putBias(Map<String, Weights> drawn, TrainingData data) {
    Weights bias = CountStart.bias(data.sequences(), data.items());
    put(drawn, BIAS, bias);
    put(drawn, UNKNOWN_BIAS, CountStart.usualBias(data.sequences(), bias));
  }

  /** A system without that parameter keeps what it drew. */
  private static void put(Map<String, Weights> drawn, String path, Weights counted) {
    drawn.computeIfPresent(path, (p, old) -> counted);
  }
}
