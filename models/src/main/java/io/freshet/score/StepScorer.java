package io.freshet.score;

/**
 * Scores by steps: from what was kept of each row and one more item. What is kept is bytes, of
 * fixed size, that mean something to this version of this model alone. Safe for use by several
 * threads.
 */
public interface StepScorer {
  /** Bytes kept of one row. */
  int keptBytes();

  /** How many newest items decide the scores: what came before them may be known or not. */
  int horizon();

  /**
   * As {@link Scorer#score}, and keeps.
   *
   * @param kept (B) arrays of {@link #keptBytes}, written
   */
  TopItems begin(SequenceBatch batch, int k, byte[][] kept);

  /**
   * Takes one more item of each row in and ranks the catalogue.
   *
   * @param items (B) vocabulary indices, {@link SequenceBatch#PAD} where a row stays as it is
   * @param kept (B) arrays of {@link #keptBytes}, read and replaced
   */
  TopItems step(long[] items, int k, byte[][] kept);
}
