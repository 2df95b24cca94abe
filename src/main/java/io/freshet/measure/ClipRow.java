package io.freshet.measure;

import io.freshet.evaluate.Estimate;

/**
 * A system of clips, asked twice.
 *
 * @param ordered asked of clips as they are
 * @param shuffled accuracy where the order of their frames is lost
 * @param chance accuracy of one who guesses
 */
public record ClipRow(VisionRow ordered, Estimate shuffled, double chance) implements Keyed {
  @Override
  public RowKey key() {
    return ordered.key();
  }
}
