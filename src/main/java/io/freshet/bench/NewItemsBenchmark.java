package io.freshet.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.SplittableRandom;

/** {@code freshet bench new-items}. */
final class NewItemsBenchmark implements Benchmark {
  private static final int[] NEW = {0, 100, 1_000, 10_000};
  private static final int[] BATCHES = {1, 64};
  private static final int MET = 10_000;
  private static final int LENGTH = 50;
  private static final int K = 60;
  private static final long SEED = 20_261_124;

  /** Beside 10,000 items it is never among the best. */
  private static final float NEVER = -1e9f;

  @Override
  public String name() {
    return "new-items";
  }

  @Override
  public String question() {
    return "What does it cost to rank new items, which a model gets with each batch, with the items"
        + " of its table?";
  }

  @Override
  public Figures run(Progress progress) throws Exception {
    Figures figures = new Figures();
    ReferenceModel model = ReferenceModel.of(MET, LENGTH);
    try (GraphModel without = GraphModel.of(model);
        GraphModel growing = GraphModel.growing(model)) {
      for (int count : NEW) {
        ReferenceModel more = ReferenceModel.of(MET + count, LENGTH);
        try (GraphModel known = GraphModel.of(more);
            OnnxTensor rows = rows(count, model.system().table().width() + 1)) {
          for (int batch : BATCHES) {
            progress.doing("%,d new items, batch %d".formatted(count, batch));
            long[] items = model.sequences(batch, LENGTH);
            int rounds = 16_000 / (batch + 7);
            Map<String, Double> seconds =
                new Interleaved()
                    .way("without", () -> without.best(items, batch, K))
                    .way("with", () -> growing.best(items, batch, K, rows))
                    .way("known", () -> known.best(items, batch, K))
                    .medianSeconds(rounds / 4, rounds);
            add(figures, "batch %d, %,d new".formatted(batch, count), seconds);
          }
        }
      }
    }
    return figures.remark(
        "Length %d, the best %d of %,d items and the new ones; known: the new ones in the table."
            .formatted(LENGTH, K, MET));
  }

  /** (N, D + 1) as drawn; one that is never listed where N is 0, as the scorer has it. */
  private static OnnxTensor rows(int count, int width) throws OrtException {
    SplittableRandom random = new SplittableRandom(SEED);
    float[] rows = new float[Math.max(1, count) * width];
    if (count == 0) {
      rows[width - 1] = NEVER;
    } else {
      for (int at = 0; at < rows.length; at++) {
        rows[at] = 0.02f * (float) random.nextGaussian();
      }
    }
    return OnnxTensor.createTensor(
        OrtEnvironment.getEnvironment(),
        FloatBuffer.wrap(rows),
        new long[] {rows.length / width, width});
  }

  private static void add(Figures figures, String shape, Map<String, Double> seconds) {
    double without = seconds.getOrDefault("without", Double.NaN);
    double with = seconds.getOrDefault("with", Double.NaN);
    double known = seconds.getOrDefault("known", Double.NaN);
    figures
        .add(shape + ": graph without", without * 1e3, "ms")
        .add(shape + ": graph with", with * 1e3, "ms")
        .add(shape + ": with over without", with / without, "x")
        .add(shape + ": with over known", with / known, "x");
  }
}
