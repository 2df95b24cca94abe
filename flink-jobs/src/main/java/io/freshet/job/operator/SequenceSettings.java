package io.freshet.job.operator;

import io.freshet.bundle.BatchPlan.Budget;
import io.freshet.bundle.Coverage;
import io.freshet.sequence.SequenceLimits;
import java.io.Serializable;

/** How the operator works: its state, its bundles, its lists. */
public record SequenceSettings(State state, Bundling bundling, Lists lists)
    implements Serializable {

  /**
   * @param ttlMillis a user's state is dropped after this long without an event (wall clock)
   * @param attentionBytes a model may keep so much of a user; one that needs more keeps nothing
   */
  public record State(SequenceLimits limits, long ttlMillis, int attentionBytes)
      implements Serializable {}

  /**
   * When a bundle closes and how it is cut.
   *
   * @param tokens input positions that close it
   * @param lingerMillis age that closes it
   */
  public record Bundling(int tokens, long lingerMillis, Coverage coverage, Budget batches)
      implements Serializable {}

  /**
   * @param n items in a list
   * @param scoredInputShare share of lists, 0 to 1, whose exact input is written out
   */
  public record Lists(int n, Repeats repeats, double scoredInputShare) implements Serializable {
    public Lists {
      if (n < 1 || !(scoredInputShare >= 0 && scoredInputShare <= 1)) {
        throw new IllegalArgumentException(
            "cannot make lists of %d items with a share of inputs of %s: expected at least 1, 0 to 1"
                .formatted(n, scoredInputShare));
      }
    }
  }

  /** What happens to items the person had to do with already. */
  public enum Repeats {
    FILTERED,
    ALLOWED
  }
}
