package io.freshet.objective;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * In which order the places of a window are told. What is not asked for is given before.
 *
 * @param ranks by place: when it is told, from 0, or {@link #GIVEN}
 */
record FactorisationOrder(int[] ranks) {
  static final int GIVEN = -1;

  /** A random order of these places; the others are given. */
  static FactorisationOrder drawn(boolean[] asked, SplittableRandom random) {
    int[] order = IntStream.range(0, asked.length).filter(place -> asked[place]).toArray();
    for (int last = order.length - 1; last > 0; last--) {
      int other = random.nextInt(last + 1);
      int kept = order[other];
      order[other] = order[last];
      order[last] = kept;
    }
    int[] ranks = new int[asked.length];
    Arrays.fill(ranks, GIVEN);
    for (int rank = 0; rank < order.length; rank++) {
      ranks[order[rank]] = rank;
    }
    return new FactorisationOrder(ranks);
  }

  boolean asksFor(int place) {
    return ranks[place] != GIVEN;
  }

  int asked() {
    return (int) IntStream.range(0, ranks.length).filter(this::asksFor).count();
  }

  /** Whether the query for a place knows an item: what is given, and what was told before. */
  boolean querySees(int place, int other) {
    return !asksFor(other) || ranks[other] < ranks[place];
  }

  /** Whether an item knows another: itself, and what a query for it knows. */
  boolean itemSees(int place, int other) {
    return place == other || querySees(place, other);
  }
}
