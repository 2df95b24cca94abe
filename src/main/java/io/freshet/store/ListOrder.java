package io.freshet.store;

import io.freshet.schema.Recommendation;
import java.util.Comparator;

/** Which of two lists of one user is the newer: the higher epoch, then the higher sequence. */
final class ListOrder {
  private static final Comparator<Recommendation> OLDEST_FIRST =
      Comparator.comparingLong(Recommendation::getStateEpoch)
          .thenComparingLong(Recommendation::getLastSequence);

  private ListOrder() {}

  /** Of two attempts at the same list the first one stays. */
  static boolean supersedes(Recommendation candidate, Recommendation current) {
    return OLDEST_FIRST.compare(candidate, current) > 0;
  }
}
