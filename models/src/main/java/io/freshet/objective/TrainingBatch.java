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
 * @param moments (B) from 0 to 1, how much noise is in what is told of each row's target; nothing
 *     where no target is told
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
    Revealed revealed,
    double[] moments) {
  private static final double[] NEVER = {};
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
        Revealed.ALL,
        NEVER);
  }

  public TrainingBatch with(Arrangement other) {
    return new TrainingBatch(
        rows, length, items, positions, targets, other, tasks, told, revealed, moments);
  }

  public TrainingBatch with(Tasks other) {
    return new TrainingBatch(
        rows, length, items, positions, targets, arrangement, other, told, revealed, moments);
  }

  public TrainingBatch telling(long[] entities) {
    return new TrainingBatch(
        rows, length, items, positions, targets, arrangement, tasks, entities, revealed, moments);
  }

  public TrainingBatch showing(Revealed some) {
    return new TrainingBatch(
        rows, length, items, positions, targets, arrangement, tasks, told, some, moments);
  }

  /** Of rows with one target each. */
  public TrainingBatch noised(double[] when) {
    return new TrainingBatch(
        rows, length, items, positions, targets, arrangement, tasks, told, revealed, when);
  }

  /** How many answers it wants: items, and one for each row that asks something else. */
  public long questions() {
    return positions.length + tasks.questions().stream().mapToLong(Tasks.Question::rows).sum();
  }
}
