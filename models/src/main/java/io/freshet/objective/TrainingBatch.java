package io.freshet.objective;

/**
 * What a model reads at once and what it should say.
 *
 * @param rows B
 * @param length L
 * @param items (B, L) row-major vocabulary indices, padded with 0
 * @param positions (N) where an item is to be told, as row * L + column
 * @param targets (N) vocabulary indices, 1 to V
 * @param arrangement of the positions
 * @param tasks besides
 */
public record TrainingBatch(
    int rows,
    int length,
    long[] items,
    long[] positions,
    long[] targets,
    Arrangement arrangement,
    Tasks tasks) {
  /** Padded on the left, positions in their order, items alone. */
  public TrainingBatch(int rows, int length, long[] items, long[] positions, long[] targets) {
    this(rows, length, items, positions, targets, Arrangement.NONE, Tasks.NONE);
  }

  public TrainingBatch with(Arrangement other) {
    return new TrainingBatch(rows, length, items, positions, targets, other, tasks);
  }

  public TrainingBatch with(Tasks other) {
    return new TrainingBatch(rows, length, items, positions, targets, arrangement, other);
  }

  /** How many answers it wants: items, and one for each row that asks something else. */
  public long questions() {
    return positions.length + tasks.questions().stream().mapToLong(Tasks.Question::rows).sum();
  }
}
