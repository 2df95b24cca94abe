package io.freshet.block;

import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Slot;
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
   * A flow in which each of these mixers finds what it kept, and what else its step needs.
   *
   * @param kept of each in their order
   */
  default <T> Flow<T> recalling(Ops<T> ops, Flow<T> flow, List<T> kept) {
    Flow<T> recalling = flow;
    for (int at = 0; at < kept.size(); at++) {
      recalling = recalling.with(Slot.MEMORY.at(at), kept.get(at));
    }
    return recalling;
  }

  /**
   * How many positions decide an output, to the precision of a float, where so many of its kind
   * follow each other: what stood before them may be known or not.
   *
   * @param depth mixers
   */
  int horizon(int depth);
}
