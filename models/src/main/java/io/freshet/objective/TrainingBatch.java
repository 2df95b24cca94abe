package io.freshet.objective;

/**
 * What a model reads at once and what it should say.
 *
 * @param rows B
 * @param length L
 * @param items (B, L) row-major vocabulary indices, padded with 0
 * @param positions (N) where something is to be predicted, as row * L + column
 * @param targets (N) vocabulary indices, 1 to V
 * @param arrangement of the positions
 */
public record TrainingBatch(
    int rows, int length, long[] items, long[] positions, long[] targets, Arrangement arrangement) {
  /** Padded on the left, positions in their order. */
  public TrainingBatch(int rows, int length, long[] items, long[] positions, long[] targets) {
    this(rows, length, items, positions, targets, Arrangement.NONE);
  }
}
