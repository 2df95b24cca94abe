package io.freshet.system;

import io.freshet.backend.cost.Cost;
import io.freshet.tensor.Weights;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Seeded weights and sequences. */
public final class Inputs {
  private Inputs() {}

  /** Drawn weights with noise on each, so that no bias is zero and no gain one. */
  public static Map<String, Weights> weights(RankingSystem system, long seed) {
    Random random = new Random(seed);
    Map<String, Weights> noisy = new LinkedHashMap<>();
    Cost.declarations(system)
        .draw(seed)
        .forEach(
            (path, weights) -> {
              float[] data = weights.data().clone();
              for (int i = 0; i < data.length; i++) {
                data[i] += (float) (0.2 * random.nextGaussian());
              }
              noisy.put(path, new Weights(data, weights.shape()));
            });
    return noisy;
  }

  /**
   * (rows, length) row-major; the first row is full, the others start with more and more padding.
   */
  public static long[] items(RankingSystem system, int rows, int length, long seed) {
    Random random = new Random(seed);
    long[] items = new long[rows * length];
    for (int row = 0; row < rows; row++) {
      int padding = rows == 1 ? 0 : row * (length - 1) / (rows - 1);
      for (int i = padding; i < length; i++) {
        items[row * length + i] = 1 + random.nextInt(system.table().items());
      }
    }
    return items;
  }
}
