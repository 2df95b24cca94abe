package io.freshet.score;

import io.freshet.export.MeanVectors;
import io.freshet.system.MeanOfItems;
import io.freshet.tensor.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Items with vectors, small and of odd sizes, and two that are equal. */
record Catalogue(int items, int width, float[] vectors) {
  static final int LONGEST = 23;

  static Catalogue of(int items, int width) {
    float[] vectors = MeanVectors.random(items, width, 5).vectors();
    System.arraycopy(vectors, 2 * width, vectors, (items - 3) * width, width);
    return new Catalogue(items, width, vectors);
  }

  List<String> ids() {
    return IntStream.rangeClosed(1, items).mapToObj(i -> "item-" + i).toList();
  }

  MeanOfItems system() {
    return MeanOfItems.of(items, width, LONGEST);
  }

  Map<String, Weights> weights() {
    float[] table = new float[vectors.length + width];
    System.arraycopy(vectors, 0, table, width, vectors.length);
    return Map.of("items/table", Weights.of(table, items + 1L, width));
  }

  Path write(Path repository) throws IOException {
    return new MeanVectors(width, vectors, LONGEST).write(repository, "mean", ids());
  }

  /** (V + 1) scores of one row by its meaning. */
  double[] truth(long[] row) {
    double[] mean = new double[width];
    long seen = Arrays.stream(row).filter(item -> item != 0).count();
    for (long item : row) {
      for (int w = 0; w < width && item != 0; w++) {
        mean[w] += vectors[((int) item - 1) * width + w] / (double) seen;
      }
    }
    double[] scores = new double[items + 1];
    for (int i = 0; i < vectors.length; i++) {
      scores[i / width + 1] += mean[i % width] * vectors[i];
    }
    return scores;
  }
}
