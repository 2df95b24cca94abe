package io.freshet.bench;

import java.util.Map;

/** {@code freshet bench graph}. */
final class GraphBenchmark implements Benchmark {
  private static final int[] LENGTHS = {50, 200};
  private static final int[] BATCHES = {1, 64};
  private static final int K = 60;

  @Override
  public String name() {
    return "graph";
  }

  @Override
  public String question() {
    return "How much faster is the exported graph on ONNX Runtime than the same system run eagerly on"
        + " libtorch, one thread each?";
  }

  @Override
  public Figures run(Progress progress) throws Exception {
    Figures figures = new Figures();
    for (int length : LENGTHS) {
      ReferenceModel model = ReferenceModel.full(length);
      try (EagerModel eager = EagerModel.of(model);
          GraphModel graph = GraphModel.of(model)) {
        for (int batch : BATCHES) {
          progress.doing("batch %d of length %d".formatted(batch, length));
          long[] items = model.sequences(batch, length);
          int rounds = 2000 / (batch * length / 50) + 10;
          Map<String, Double> seconds =
              new Interleaved()
                  .way("eager", () -> eager.best(items, batch, K))
                  .way("graph", () -> graph.best(items, batch, K))
                  .medianSeconds(rounds / 4, rounds);
          add(figures, "batch %d length %d".formatted(batch, length), seconds);
        }
      }
    }
    return figures.remark(
        "Both rank for the last position only, with the best %d of 10,000 items in the graph."
            .formatted(K));
  }

  private static void add(Figures figures, String shape, Map<String, Double> seconds) {
    double eager = seconds.getOrDefault("eager", Double.NaN);
    double graph = seconds.getOrDefault("graph", Double.NaN);
    figures
        .add(shape + " eager", eager * 1e3, "ms")
        .add(shape + " graph", graph * 1e3, "ms")
        .add(shape + " graph over eager", eager / graph, "x", Target.atLeast(2, 4));
  }
}
