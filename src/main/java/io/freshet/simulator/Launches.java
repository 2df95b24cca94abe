package io.freshet.simulator;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Items that were launched while the shop was open, and how long each took until it was known. */
final class Launches {
  /** Given up after: what did not come by then is not measured, and not asked for any more. */
  private static final long PATIENCE_MILLIS = 120_000;

  private final Predicate<String> known;
  private final Map<String, Long> awaited = new LinkedHashMap<>();
  private final List<Long> waits = new ArrayList<>();
  private int launched;

  /**
   * @param known asks whether an item is known
   */
  Launches(Predicate<String> known) {
    this.known = known;
  }

  synchronized void launched(String itemId, long nowMillis) {
    launched++;
    awaited.put(itemId, nowMillis);
  }

  /** Asks for those that are awaited. */
  synchronized void look(long nowMillis) {
    for (Iterator<Map.Entry<String, Long>> all = awaited.entrySet().iterator(); all.hasNext(); ) {
      Map.Entry<String, Long> one = all.next();
      long waited = nowMillis - one.getValue();
      if (waited > PATIENCE_MILLIS) {
        all.remove();
      } else if (known.test(one.getKey())) {
        waits.add(waited);
        all.remove();
      }
    }
  }

  synchronized LaunchReport report() {
    return LaunchReport.of(launched, waits);
  }
}
