package io.freshet.bench;

/** {@code freshet bench graph}. */
final class GraphBenchmark implements Benchmark {
  private static final int PROCESSES = 15;

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
    Repeated runs = new Forks(GraphTrial.class, PROCESSES).run(progress);
    Figures figures = new Figures();
    for (int length : GraphTrial.LENGTHS) {
      for (int batch : GraphTrial.BATCHES) {
        add(figures, runs, GraphTrial.name(batch, length, ""));
      }
    }
    return figures
        .remark(
            "Means of %d processes, one after the other, each with its own medians."
                .formatted(PROCESSES))
        .remark(
            "Both rank for the last position only, with the best %d of 10,000 items in the graph."
                .formatted(GraphTrial.K));
  }

  private static void add(Figures figures, Repeated runs, String shape) {
    String eager = shape + "eager";
    String graph = shape + "graph";
    double slow = runs.mean(eager);
    double fast = runs.mean(graph);
    figures
        .add(eager, slow, "ms")
        .add(graph, fast, "ms")
        .add(graph + " over eager", slow / fast, "x", Target.atLeast(2, 4))
        .remark(shape + "over eager in each process: " + runs.ratios(eager, graph));
  }
}
