package io.freshet.export;

import io.freshet.model.Golden;
import io.freshet.score.SequenceBatch;
import io.freshet.score.TopItems;
import io.freshet.score.TopK;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * Batches of random sequences, drawn from a seed: one item alone, ragged rows, the longest length.
 *
 * @param seed of the draw
 * @param items V
 * @param maxLength L
 */
public record GoldenInputs(long seed, int items, int maxLength) {
  private static final int TOP = 20;

  public List<SequenceBatch> batches() {
    Random random = new Random(seed);
    List<SequenceBatch> batches = new ArrayList<>();
    batches.add(batch(random, 1, 1));
    batches.add(batch(random, 3, Math.min(7, maxLength)));
    batches.add(batch(random, 5, Math.min(13, maxLength)));
    batches.add(batch(random, 2, maxLength));
    return batches;
  }

  /**
   * The batches with the best items by a reference.
   *
   * @param reference (B, V + 1) scores of a batch; column j is item j, column 0 is padding
   */
  public Golden answeredBy(Function<SequenceBatch, float[]> reference) {
    List<Golden.Case> cases = new ArrayList<>();
    int k = Math.min(TOP, items);
    for (SequenceBatch batch : batches()) {
      int rows = batch.rows();
      TopItems top = new TopItems(rows, k, new int[rows * k], new float[rows * k]);
      float[] scores = reference.apply(batch);
      for (int row = 0; row < rows; row++) {
        int from = row * (items + 1);
        TopK.of(Arrays.copyOfRange(scores, from, from + items + 1), 0, top, row);
      }
      cases.add(new Golden.Case(rows, batch.length(), batch.items(), k, top.items(), top.scores()));
    }
    return new Golden(seed, cases);
  }

  /** The first row is full, every further one shorter by a random count of padding. */
  private SequenceBatch batch(Random random, int rows, int length) {
    long[] drawn = random.longs((long) rows * length, 1, items + 1L).toArray();
    for (int row = 1; row < rows; row++) {
      int padding = random.nextInt(length);
      Arrays.fill(drawn, row * length, row * length + padding, SequenceBatch.PAD);
    }
    return new SequenceBatch(rows, length, drawn);
  }
}
