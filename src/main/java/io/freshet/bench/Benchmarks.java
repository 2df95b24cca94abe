package io.freshet.bench;

import java.util.List;

/** Every benchmark there is, in the order of the README's table. */
public final class Benchmarks {
  private Benchmarks() {}

  public static List<Benchmark> all() {
    return List.of(
        new StartupBenchmark(),
        new ScoringBenchmark(),
        new JobBenchmark(),
        new BundlesBenchmark(),
        new LatencyBenchmark(),
        new TrainingBenchmark(),
        new GraphBenchmark(),
        new ScorerBenchmark(),
        new NewItemsBenchmark(),
        new StateBenchmark(),
        new AttentionStateBenchmark(),
        new CodecBenchmark(),
        new PicturesBenchmark(),
        new SimilarBenchmark());
  }
}
