package io.freshet.score;

/**
 * A rectangle of behaviour sequences, ready for a graph.
 *
 * @param rows B, number of sequences
 * @param length L, positions per sequence
 * @param items (B, L) row-major vocabulary indices, oldest first, padded on the left with {@link
 *     #PAD}
 */
public record SequenceBatch(int rows, int length, long[] items) {
  /** Vocabulary index of padding. Items are 1 to V. */
  public static final long PAD = 0;

  public SequenceBatch {
    if (rows < 1 || length < 1 || items.length != rows * length) {
      throw new IllegalArgumentException(
          "a batch of %d x %d needs %d items, found %d"
              .formatted(rows, length, rows * length, items.length));
    }
  }
}
