package io.freshet.score;

/**
 * Items that a model has never met, ranked with those of its vocabulary: the first as item V + 1.
 * Compared by identity: a scorer copies the same ones once.
 */
// per record
public final class NewItems {
  public static final NewItems NONE = new NewItems(0, new float[0]);

  private final int count;
  private final float[] rows;

  /**
   * @param rows (N, D + 1) row-major, as {@link ContentReader} gives them; never written again
   */
  public NewItems(int count, float[] rows) {
    this.count = count;
    this.rows = rows;
  }

  /** N. */
  public int count() {
    return count;
  }

  /** (N, D + 1) row-major; not to be written. */
  public float[] rows() {
    return rows;
  }
}
