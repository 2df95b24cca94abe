package io.freshet.export;

import io.freshet.model.Golden;
import io.freshet.model.GraphContract;
import io.freshet.model.Manifest;
import io.freshet.model.PackageWriter;
import io.freshet.model.Provenance;
import io.freshet.model.Vocabulary;
import io.freshet.score.SequenceBatch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * The smallest model there is: a user is the mean of their items' vectors, an item's score its dot
 * product with that. It makes a package of any table of item vectors, and of random ones for
 * trials.
 *
 * @param width W of a vector
 * @param vectors (V, W) row-major, in the order of the vocabulary
 * @param maxLength L
 */
public record MeanVectors(int width, float[] vectors, int maxLength) {
  private static final int OPSET = 18;

  /** Vectors drawn from a normal distribution of this seed. */
  public static MeanVectors random(int items, int width, long seed) {
    Random random = new Random(seed);
    float[] vectors = new float[items * width];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = (float) random.nextGaussian();
    }
    return new MeanVectors(width, vectors, 50);
  }

  /** Writes a package of seeded random vectors and returns its folder. */
  public static Path writeRandom(Path repository, String name, List<String> items)
      throws IOException {
    return random(items.size(), 16, name.hashCode()).write(repository, name, items);
  }

  /** Writes {@code <repository>/<name>/<version>/} and returns that folder. */
  public Path write(Path repository, String name, List<String> items) throws IOException {
    Manifest manifest =
        new Manifest(
            name,
            "",
            Instant.now(),
            GraphContract.topK(maxLength, OPSET, "portable"),
            items.size(),
            new TreeMap<>(),
            Provenance.of("mean-vectors", Map.of("width", Integer.toString(width))));
    return new PackageWriter(repository)
        .write(
            manifest,
            new Vocabulary(items),
            Map.of("model.onnx", graph(), Golden.FILE, golden(items.size()).toJson()));
  }

  /** (B, V + 1) scores of a batch, computed here and not by the graph; column 0 is padding. */
  public float[] scores(SequenceBatch batch) {
    int items = vectors.length / width;
    float[] scores = new float[batch.rows() * (items + 1)];
    for (int row = 0; row < batch.rows(); row++) {
      float[] mean = mean(batch, row);
      for (int item = 1; item <= items; item++) {
        for (int w = 0; w < width; w++) {
          scores[row * (items + 1) + item] += mean[w] * vectors[(item - 1) * width + w];
        }
      }
    }
    return scores;
  }

  private float[] mean(SequenceBatch batch, int row) {
    float[] sum = new float[width];
    int seen = 0;
    for (int at = row * batch.length(); at < (row + 1) * batch.length(); at++) {
      int item = (int) batch.items()[at];
      for (int w = 0; w < width && item != SequenceBatch.PAD; w++) {
        sum[w] += vectors[(item - 1) * width + w];
      }
      seen += item == SequenceBatch.PAD ? 0 : 1;
    }
    for (int w = 0; w < width; w++) {
      sum[w] /= Math.max(1, seen);
    }
    return sum;
  }

  private Golden golden(int items) {
    return new GoldenInputs(1, items, maxLength).answeredBy(this::scores);
  }

  byte[] graph() {
    int rows = vectors.length / width + 1;
    float[] table = new float[rows * width];
    System.arraycopy(vectors, 0, table, width, vectors.length);
    float[] bias = new float[rows];
    bias[0] = -1e30f; // padding never reaches a list
    GraphBytes graph =
        new GraphBytes()
            .message(1, GraphBytes.node("Gather", "table items", "vectors"))
            .message(1, GraphBytes.node("ReduceSum", "vectors one", "sum").attribute("keepdims", 0))
            .message(1, GraphBytes.node("Sign", "items", "mask"))
            .message(1, GraphBytes.node("ReduceSum", "mask one", "seen"))
            .message(1, GraphBytes.node("Max", "seen one", "count"))
            .message(
                1, GraphBytes.node("Cast", "count", "divisor").attribute("to", GraphBytes.FLOAT))
            .message(1, GraphBytes.node("Div", "sum divisor", "mean"))
            .message(1, GraphBytes.node("Gemm", "mean table bias", "scores").attribute("transB", 1))
            .message(1, GraphBytes.node("TopK", "scores k", "top_scores top_items"))
            .text(2, "mean-vectors")
            .message(5, GraphBytes.floats("table", table, rows, width))
            .message(5, GraphBytes.floats("bias", bias, rows))
            .message(5, GraphBytes.longs("one", new long[] {1}, 1))
            .message(11, GraphBytes.value("items", GraphBytes.INT64, "batch", "length"))
            .message(11, GraphBytes.value("k", GraphBytes.INT64, "1"))
            .message(12, GraphBytes.value("top_items", GraphBytes.INT64, "batch", "k"))
            .message(12, GraphBytes.value("top_scores", GraphBytes.FLOAT, "batch", "k"));
    return new GraphBytes()
        .number(1, 9)
        .text(2, "freshet")
        .message(7, graph)
        .message(8, new GraphBytes().number(2, OPSET))
        .toBytes();
  }
}
