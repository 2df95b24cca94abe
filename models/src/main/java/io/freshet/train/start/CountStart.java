package io.freshet.train.start;

import io.freshet.tensor.Seeds;
import io.freshet.tensor.Weights;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Starts the item table and the output bias from counts, so that training begins where a good
 * co-occurrence recommender ends instead of at random.
 */
public final class CountStart {
  /** Standard deviation of the values of a started table. */
  private static final double DEVIATION = 0.05;

  private CountStart() {}

  /**
   * (V + 1, width): singular vectors of the positive mutual information of items that stand near
   * each other, turned by a random rotation so that no column is special. Row 0, padding, is zero.
   *
   * @param sequences training items of each user, 0-based, oldest first
   * @param items V
   */
  public static Weights table(int[][] sequences, int items, int width, long seed) {
    SplittableRandom random = new SplittableRandom(Seeds.mix(seed, "count-start"));
    SparseMatrix information = Cooccurrence.positiveMutualInformation(sequences, items);
    DenseMatrix vectors = RandomisedSvd.vectors(information, width, random);
    DenseMatrix rotation = DenseMatrix.gaussian(width, width, random).orthonormalised();
    float[] turned = vectors.times(rotation).data();
    scale(turned);
    float[] table = new float[turned.length + width];
    System.arraycopy(turned, 0, table, width, turned.length);
    return Weights.of(table, items + 1L, width);
  }

  /**
   * (V + 1): log of each item's share of all events, one event added to each. Row 0 is zero.
   *
   * @param sequences training items of each user, 0-based
   * @param items V
   */
  public static Weights bias(int[][] sequences, int items) {
    float[] counts = new float[items + 1];
    double total = items;
    for (int[] sequence : sequences) {
      for (int item : sequence) {
        counts[item + 1]++;
        total++;
      }
    }
    for (int index = 1; index <= items; index++) {
      counts[index] = (float) Math.log((counts[index] + 1) / total);
    }
    return Weights.of(counts, items + 1L);
  }

  /**
   * (1): the mean of the biases of items that were met, for those that were not.
   *
   * @param sequences training items of each user, 0-based
   * @param bias of all items, (V + 1)
   */
  public static Weights usualBias(int[][] sequences, Weights bias) {
    double mean =
        Arrays.stream(sequences)
            .flatMapToInt(Arrays::stream)
            .distinct()
            .mapToDouble(item -> bias.data()[item + 1])
            .average()
            .orElse(0);
    return Weights.of(new float[] {(float) mean}, 1);
  }

  private static void scale(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    double deviation = Math.sqrt(squares / values.length);
    for (int i = 0; i < values.length && deviation > 0; i++) {
      values[i] *= (float) (DEVIATION / deviation);
    }
  }
}
