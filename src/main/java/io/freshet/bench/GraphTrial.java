package io.freshet.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** Milliseconds of the exported graph and of eager libtorch, in turn, on the same batches. */
public final class GraphTrial implements Trial {
  static final int[] LENGTHS = {50, 200};
  static final int[] BATCHES = {1, 64};
  static final int K = 60;

  @Override
  public Map<String, Double> measure() throws Exception {
    Map<String, Double> milliseconds = new LinkedHashMap<>();
    for (int length : LENGTHS) {
      ReferenceModel model = ReferenceModel.full(length);
      try (EagerModel eager = EagerModel.of(model);
          GraphModel graph = GraphModel.of(model)) {
        for (int batch : BATCHES) {
          long[] items = model.sequences(batch, length);
          int rounds = 2000 / (batch * length / 50) + 10;
          new Interleaved()
              .way("eager", () -> eager.best(items, batch, K))
              .way("graph", () -> graph.best(items, batch, K))
              .medianSeconds(rounds / 4, rounds)
              .forEach((way, s) -> milliseconds.put(name(batch, length, way), s * 1e3));
        }
      }
    }
    return milliseconds;
  }

  static String name(int batch, int length, String way) {
    return "batch %d length %d %s".formatted(batch, length, way);
  }
}
