package io.freshet.standalone;

import java.util.Arrays;

/** The newest waiting times, and how many there ever were. Safe for use by several threads. */
final class Latencies {
  private static final int KEPT = 100_000;

  private final long[] newestMillis = new long[KEPT];
  private long count;

  synchronized void add(long millis) {
    newestMillis[(int) (count++ % KEPT)] = millis;
  }

  synchronized long count() {
    return count;
  }

  /**
   * The wait that this share of the newest did not exceed; 0 before the first.
   *
   * @param share above 0, up to 1
   */
  synchronized long millisAt(double share) {
    int kept = (int) Math.min(count, KEPT);
    if (kept == 0) {
      return 0;
    }
    long[] sorted = Arrays.copyOf(newestMillis, kept);
    Arrays.sort(sorted);
    return sorted[Math.max(0, (int) Math.ceil(share * kept) - 1)];
  }
}
