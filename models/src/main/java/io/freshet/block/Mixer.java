package io.freshet.block;

import io.freshet.tensor.Block;
import io.freshet.tensor.Visibility.Order;
import java.util.Set;

/**
 * Lets positions learn from each other: MAIN (B, L, D) to MAIN at the positions read. A mixer that
 * asks with separate queries computes only those; another computes all and gathers.
 */
public interface Mixer extends Block {
  /** How a mixer may be trained and read. */
  enum Mode {
    CAUSAL,
    BIDIRECTIONAL,
    LAST_SLOT
  }

  Set<Mode> modes();

  Order order();

  /** Whether the output at one position may depend on the input at another, in one application. */
  boolean reaches(int from, int to, int length);

  /** Multiplications and additions for one sequence of this length, projections included. */
  double flops(int length);
}
