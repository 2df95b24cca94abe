package io.freshet.block;

import io.freshet.tensor.Block;
import io.freshet.tensor.Slot;
import java.util.Set;

/**
 * Lets positions learn from each other: MAIN (B, L, D) to MAIN at the positions read. A mixer that
 * asks with separate queries computes only those; another computes all and gathers.
 */
public interface Mixer extends Block, Part {
  Set<Mode> modes();

  /** Whether the output at one position may depend on the input at another, in one application. */
  boolean reaches(int from, int to, int length);

  /**
   * Multiplications and additions of the matrix products for one sequence of this length, where all
   * positions are read.
   */
  double flops(int length);

  /** What positions must give it, or it could not tell them apart. */
  default Set<Slot> asksOfPositions() {
    return Set.of();
  }

  /** The longest sequence it takes. */
  default int longest() {
    return Integer.MAX_VALUE;
  }
}
