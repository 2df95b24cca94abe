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
 * @param told (B, L, K) row-major, entities of each position, 0 is none; nothing where each item
 *     shows its own
 * @param revealed which positions are shown, where the others are left out
 */
public record TrainingBatch(
    int rows,
    int length,
    long[] items,
    long[] positions,
    long[] targets,
    Arrangement arrangement,
    Tasks tasks,
    long[] told,
    Revealed revealed) {
  private static final long[] ITS_OWN = {};

  /** Padded on the left, positions in their order, items alone. */
  public TrainingBatch(int rows, int length, long[] items, long[] positions, long[] targets) {
    this(
        rows,
        length,
        items,
        positions,
        targets,
        Arrangement.NONE,
        Tasks.NONE,
        ITS_OWN,
        Revealed.ALL);
  }

  public TrainingBatch with(Arrangement other) {
    return new TrainingBatch(rows, length, items, positions, targets, other, tasks, told, revealed);
  }

  public TrainingBatch with(Tasks other) {
    return new TrainingBatch(
        rows, length, items, positions, targets, arrangement, other, told, revealed);
  }

  public TrainingBatch telling(long[] entities) {
    return new TrainingBatch(
        rows, length, items, positions, targets, arrangement, tasks, entities, revealed);
  }

  public TrainingBatch showing(Revealed some) {
    return new TrainingBatch(
        rows, length, items, positions, targets, arrangement, tasks, told, some);
  }

  /** How many answers it wants: items, and one for each row that asks something else. */
  public long questions() {
    return positions.length + tasks.questions().stream().mapToLong(Tasks.Question::rows).sum();
  }
}
