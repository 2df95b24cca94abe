package io.freshet.system;

import io.freshet.backend.naive.Array;
import io.freshet.backend.naive.NaiveOps;
import io.freshet.backend.torch.TorchOps;
import io.freshet.backend.torch.TorchParameters;
import io.freshet.backend.torch.TorchTensors;
import io.freshet.tensor.Pass;
import io.freshet.tensor.StoredParameters;
import io.freshet.tensor.Taps;
import io.freshet.tensor.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;

/** Scores of the next item, (B, V + 1) row-major, on each back end. */
final class Runs {
  private Runs() {}

  static double[] naive(
      RankingSystem system, Map<String, Weights> weights, long[] items, int rows) {
    return system
        .nextItemScores(naivePass(weights), Array.integers(items, rows, items.length / rows))
        .data();
  }

  /** Hidden states at every position, (B, L, D) row-major. */
  static double[] naiveHidden(
      RankingSystem system, Map<String, Weights> weights, long[] items, int rows) {
    return system
        .hidden(naivePass(weights), Array.integers(items, rows, items.length / rows))
        .data();
  }

  /** What a tap of this name heard, in the order of the blocks. */
  static List<double[]> heard(RankingSystem system, long[] items, int rows, String name) {
    List<double[]> heard = new ArrayList<>();
    Taps<Array> taps =
        new Taps<>() {
          @Override
          public boolean wants(String path) {
            return path.endsWith(name);
          }

          @Override
          public void put(String path, Array value) {
            heard.add(value.data());
          }
        };
    Pass<Array> pass = naivePass(Inputs.weights(system, 5)).tappedBy(taps);
    system.hidden(pass, Array.integers(items, rows, items.length / rows));
    return heard;
  }

  static Pass<Array> naivePass(Map<String, Weights> weights) {
    return Pass.inference(
        new NaiveOps(), new StoredParameters<>(weights, (path, w) -> Array.of(w)));
  }

  static double[] torch(
      RankingSystem system, Map<String, Weights> weights, long[] items, int rows) {
    try (TorchParameters parameters = TorchParameters.of(weights);
        PointerScope scope = new PointerScope()) {
      return TorchTensors.doubles(
          system.nextItemScores(
              Pass.inference(new TorchOps(), parameters),
              TorchTensors.integers(items, rows, items.length / rows)));
    }
  }
}
