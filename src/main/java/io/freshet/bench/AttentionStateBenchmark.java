package io.freshet.bench;

import io.freshet.score.Device;
import io.freshet.score.OnnxScorer;
import io.freshet.score.SequenceBatch;
import io.freshet.score.StepScorer;
import java.util.Map;

/** {@code freshet bench attention-state}. */
final class AttentionStateBenchmark implements Benchmark {
  private static final int[] LENGTHS = {50, 200, 1000};
  private static final int[] BATCHES = {1, 16};
  private static final int USERS = 4_000;
  private static final int K = 60;
  private static final Target FIVE_TIMES = Target.atLeast(5, 10);

  @Override
  public String name() {
    return "attention-state";
  }

  @Override
  public String question() {
    return "What does one step from a user's attention state cost, read from RocksDB and written"
        + " back, and what does reading the history again?";
  }

  @Override
  public Figures run(Progress progress) throws Exception {
    Figures figures = new Figures();
    for (int length : LENGTHS) {
      progress.doing("length %d".formatted(length));
      try (WorkFolder work = WorkFolder.create();
          OnnxScorer transformer = open(ReferenceModel.full(length), work);
          OnnxScorer streaming = open(ReferenceModel.streaming(length), work)) {
        StepScorer steps = streaming.steps().orElseThrow();
        figures.add("length %d state".formatted(length), steps.keptBytes(), "bytes");
        try (StoredAttention stored =
            StoredAttention.fill(work.path().resolve("db"), USERS, steps.keptBytes())) {
          for (int rows : BATCHES) {
            Race race = new Race(transformer, streaming, stored, rows, length);
            add(figures, "length %d batch %d".formatted(length, rows), race.run());
          }
        }
      }
    }
    return figures.remark(
        "Width 64, two blocks, 10,000 items, the best %d; %,d users in RocksDB, write-ahead log off."
            .formatted(K, USERS));
  }

  private static OnnxScorer open(ReferenceModel model, WorkFolder work) throws Exception {
    return OnnxScorer.open(model.export(work.path()), Device.CPU);
  }

  private static void add(Figures figures, String shape, Map<String, Double> seconds) {
    double step = seconds.getOrDefault("step", Double.NaN);
    double whole = seconds.getOrDefault("whole", Double.NaN);
    double transformer = seconds.getOrDefault("transformer", Double.NaN);
    Target target = shape.startsWith("length 200") ? FIVE_TIMES : Target.none();
    figures
        .add(shape + " whole history", whole * 1e3, "ms")
        .add(shape + " transformer", transformer * 1e3, "ms")
        .add(shape + " step with state", step * 1e3, "ms")
        .add(shape + " history of one item", seconds.getOrDefault("one", Double.NaN) * 1e3, "ms")
        .add(shape + " state alone", seconds.getOrDefault("state", Double.NaN) * 1e3, "ms")
        .add(shape + " whole history over step", whole / step, "x", target)
        .add(shape + " transformer over step", transformer / step, "x");
  }

  /**
   * The same lists in three ways, and what the state alone costs.
   *
   * @param transformer of the same size
   */
  private record Race(
      OnnxScorer transformer, OnnxScorer streaming, StoredAttention stored, int rows, int length) {
    Map<String, Double> run() throws Exception {
      ReferenceModel model = ReferenceModel.streaming(length);
      SequenceBatch histories = new SequenceBatch(rows, length, model.sequences(rows, length));
      long[] newest = model.sequences(rows, 1);
      StepScorer steps = streaming.steps().orElseThrow();
      int rounds = 60_000 / (rows * length) + 30;
      return new Interleaved()
          .way("whole", () -> streaming.score(histories, K))
          .way("transformer", () -> transformer.score(histories, K))
          .way("one", () -> streaming.score(new SequenceBatch(rows, 1, newest), K))
          .way("step", () -> stored.next(rows, kept -> steps.step(newest, K, kept)))
          .way("state", () -> stored.next(rows, kept -> {}))
          .medianSeconds(rounds / 3, rounds);
    }
  }
}
