package io.freshet.train;

import io.freshet.backend.torch.TorchOps;
import io.freshet.backend.torch.TorchTensors;
import io.freshet.block.PlainTable;
import io.freshet.system.RankingSystem;
import io.freshet.tensor.Declarations;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Weights;
import io.freshet.train.start.CountStart;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Where the parameters of a system start. */
final class StartWeights {
  private static final String TABLE = "items/" + PlainTable.TABLE;
  private static final String BIAS = "items/" + PlainTable.BIAS;

  private StartWeights() {}

  static Map<String, Weights> of(RankingSystem system, TrainingData data, TrainingPlan plan) {
    Map<String, Weights> drawn = declared(system).draw(plan.seed());
    switch (plan.start()) {
      case COUNTS -> {
        int width = system.table().width();
        long seed = plan.seed();
        put(drawn, TABLE, CountStart.table(data.sequences(), data.items(), width, seed));
        put(drawn, BIAS, CountStart.bias(data.sequences(), data.items()));
      }
      case POPULARITY -> put(drawn, BIAS, CountStart.bias(data.sequences(), data.items()));
      case RANDOM -> {
        // as drawn
      }
    }
    return drawn;
  }

  /** Every parameter a system asks for, by one pass over a single item. */
  private static Declarations<Tensor> declared(RankingSystem system) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Declarations<Tensor> declarations =
          new Declarations<>(
              (path, shape) ->
                  TorchTensors.of(
                      new Weights(new float[Weights.count(shape)], shape), ScalarType.Float));
      Tensor items = TorchTensors.integers(new long[] {1}, 1, 1);
      system.nextItemScores(Pass.inference(new TorchOps(), declarations), items);
      return declarations;
    }
  }

  /** A system without that parameter keeps what it drew. */
  private static void put(Map<String, Weights> drawn, String path, Weights counted) {
    drawn.computeIfPresent(path, (p, old) -> counted);
  }
}
