package io.freshet.block;

import java.util.List;

/**
 * A mixer whose next output follows from what it kept of the positions before, however many there
 * were. Where the flow has a MEMORY, that is what it kept, and MAIN (B, 1, D) is the next position.
 * What it keeps then, or after a whole sequence, taps hear as {@link #KEPT}.
 */
public interface KeepingMixer extends Mixer {
  /** What taps hear: (B, …) with the axes of {@link #keeps}. */
  String KEPT = "kept";

  /** Axes of what it keeps of one row. */
  List<Integer> keeps();

  /**
   * How many positions decide an output, to the precision of a float, where so many of its kind
   * follow each other: what stood before them may be known or not.
   *
   * @param depth mixers
   */
  int horizon(int depth);
}
