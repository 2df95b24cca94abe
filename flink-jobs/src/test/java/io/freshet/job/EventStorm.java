package io.freshet.job;

import io.freshet.schema.Recommendation;
import io.freshet.schema.UserEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A thousand events a second, out of order within five seconds, one in a hundred again later.
 *
 * @param events how many, repeated ones not counted
 */
record EventStorm(int events, int items, long seed) {
  private static final int USERS = 2_000;

  /**
   * Sends all from a thread of its own.
   *
   * @param halfWay done when half of them are sent
   */
  Thread pour(Trial trial, Oracle oracle, Runnable halfWay) {
    List<UserEvent> all = all();
    Thread load =
        new Thread(
            () -> {
              for (int i = 0; i < all.size(); i++) {
                oracle.sent(all.get(i));
                trial.send(all.get(i));
                if (i == all.size() / 2) {
                  halfWay.run();
                }
                if (i % 100 == 0) {
                  LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
                }
              }
              trial.flush();
            },
            "load");
    load.setDaemon(true);
    load.start();
    return load;
  }

  /** Events that lists cover, each as often as it is covered. */
  static long covered(List<Recommendation> lists) {
    long covered = 0;
    for (Recommendation list : lists) {
      covered += list.getLastSequence() - list.getFirstSequence() + 1;
    }
    return covered;
  }

  private List<UserEvent> all() {
    Random random = new Random(seed);
    Instant start = Instant.now().minusSeconds(3_600);
    List<UserEvent> all = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      Instant at = start.plusMillis(i + random.nextInt(5_000));
      String item = "item-" + random.nextInt(items);
      all.add(Trial.event("event-" + i, "user-" + random.nextInt(USERS), item, at));
      if (random.nextInt(100) == 0) {
        all.add(all.get(random.nextInt(all.size())));
      }
    }
    return all;
  }
}
