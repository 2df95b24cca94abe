package io.freshet.bench;

import io.freshet.export.Exporter;
import io.freshet.export.TrainedSystem;
import io.freshet.model.ModelPackage;
import io.freshet.model.Provenance;
import io.freshet.score.Device;
import io.freshet.score.OnnxScorer;
import io.freshet.score.SequenceBatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@code freshet bench scorer}. */
final class ScorerBenchmark implements Benchmark {
  private static final int LENGTH = 50;
  private static final int[] BATCHES = {1, 8, 64};
  private static final int K = 60;

  @Override
  public String name() {
    return "scorer";
  }

  @Override
  public String question() {
    return "What does the scorer cost over session.run of ONNX Runtime on the same batches?";
  }

  @Override
  public Figures run(Progress progress) throws Exception {
    Figures figures = new Figures();
    for (ReferenceModel model :
        new ReferenceModel[] {ReferenceModel.full(LENGTH), ReferenceModel.small(LENGTH)}) {
      progress.doing(model.name());
      Path repository = Files.createTempDirectory("freshet-bench");
      try (OnnxScorer scorer = OnnxScorer.open(exported(model, repository), Device.CPU);
          GraphModel graph = GraphModel.of(model)) {
        for (int rows : BATCHES) {
          add(
              figures,
              "%s batch %d".formatted(model.name(), rows),
              raced(model, scorer, graph, rows));
        }
      } finally {
        delete(repository);
      }
    }
    return figures.remark("Length %d, the best %d of the catalogue.".formatted(LENGTH, K));
  }

  private static Map<String, Double> raced(
      ReferenceModel model, OnnxScorer scorer, GraphModel graph, int rows) throws Exception {
    long[] items = model.sequences(rows, LENGTH);
    SequenceBatch batch = new SequenceBatch(rows, LENGTH, items);
    int rounds = 4000 / rows + 20;
    return new Interleaved()
        .way("raw", () -> graph.best(items, rows, K))
        .way("scorer", () -> scorer.score(batch, K))
        .medianSeconds(rounds / 4, rounds);
  }

  private static void add(Figures figures, String shape, Map<String, Double> seconds) {
    double raw = seconds.getOrDefault("raw", Double.NaN);
    double scorer = seconds.getOrDefault("scorer", Double.NaN);
    figures
        .add(shape + " raw", raw * 1e3, "ms")
        .add(shape + " scorer", scorer * 1e3, "ms")
        .add(shape + " scorer over raw", raw / scorer, "x", Target.atLeast(0.95, 1));
  }

  private static ModelPackage exported(ReferenceModel model, Path repository) throws Exception {
    return Exporter.to(repository)
        .export(
            new TrainedSystem(
                model.name(),
                model.system(),
                model.weights(),
                IntStream.rangeClosed(1, model.items()).mapToObj(i -> "item-" + i).toList(),
                Provenance.of("sasrec", Map.of())));
  }

  private static void delete(Path folder) throws Exception {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(path);
      }
    }
  }
}
