package io.freshet.edge;

import java.util.Arrays;

/**
 * Counts of durations in buckets that grow by 5 %, from 0.1 ms to about a day: a quantile is exact
 * to 5 %. Not safe for use by several threads.
 */
final class LatencyHistogram {
  private static final double SMALLEST_MILLIS = 0.1;
  private static final double LOG_GROWTH = Math.log(1.05);
  private static final int BUCKETS = 430;

  private final long[] counts = new long[BUCKETS];
  private long total;

  void add(double millis) {
    counts[bucket(millis)]++;
    total++;
  }

  void addAll(LatencyHistogram other) {
    for (int i = 0; i < BUCKETS; i++) {
      counts[i] += other.counts[i];
    }
    total += other.total;
  }

  void clear() {
    Arrays.fill(counts, 0);
    total = 0;
  }

  long total() {
    return total;
  }

  /** The upper end of the bucket that holds the quantile, in milliseconds; 0 when empty. */
  double quantile(double q) {
    if (total == 0) {
      return 0;
    }
    long rank = Math.max(1, (long) Math.ceil(q * total));
    long seen = 0;
    int bucket = 0;
    while (bucket < BUCKETS - 1 && seen + counts[bucket] < rank) {
      seen += counts[bucket];
      bucket++;
    }
    return SMALLEST_MILLIS * Math.exp(bucket * LOG_GROWTH);
  }

  private static int bucket(double millis) {
    if (millis <= SMALLEST_MILLIS) {
      return 0;
    }
    int bucket = (int) Math.ceil(Math.log(millis / SMALLEST_MILLIS) / LOG_GROWTH);
    return Math.min(BUCKETS - 1, bucket);
  }
}
