package io.freshet.job.operator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;

/**
 * The few items that were just launched: nobody meets an item that no list holds. An item is
 * launched when it can be had for the first time, while somebody watches. One thread.
 */
final class Spotlight {
  /** Items in it at once, so that a thousand launches together do not fill the lists. */
  static final int PLACES = 8;

  static final long LASTS_MILLIS = 600_000;

  /** Items that cannot be had yet. */
  private final Set<Long> awaited = new LinkedHashSet<>();

  private final Deque<Lit> lit = new ArrayDeque<>();

  private record Lit(long hash, long untilMillis) {}

  /** Hashes of the items in it. */
  List<Long> items() {
    return lit.stream().map(Lit::hash).toList();
  }

  void await(long hash) {
    awaited.add(hash);
  }

  void forget(long hash) {
    awaited.remove(hash);
    lit.removeIf(each -> each.hash() == hash);
  }

  /** Takes those out whose time is over; whether there were some. */
  boolean dim(long nowMillis) {
    return lit.removeIf(each -> each.untilMillis() <= nowMillis);
  }

  /**
   * Takes those in that can be had now; whether there were some.
   *
   * @param watching false where it is not known since when they can be had
   */
  boolean launch(LongPredicate available, long nowMillis, boolean watching) {
    boolean launched = false;
    for (Iterator<Long> all = awaited.iterator(); all.hasNext(); ) {
      long hash = all.next();
      if (available.test(hash)) {
        all.remove();
        if (watching) {
          lit.removeIf(each -> each.hash() == hash);
          lit.addLast(new Lit(hash, nowMillis + LASTS_MILLIS));
          launched = true;
        }
      }
    }
    while (lit.size() > PLACES) {
      lit.removeFirst();
    }
    return launched;
  }
}
