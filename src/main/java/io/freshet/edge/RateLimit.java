package io.freshet.edge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** A bucket of tokens for each client address, of those seen last. */
final class RateLimit {
  private static final int CLIENTS_KEPT = 10_000;
  private static final double NANOS = 1e9;

  private final int perSecond;
  private final LongSupplier nanoClock;
  private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true);

  /**
   * @param perSecond also the size of a burst; 0 is no limit
   */
  RateLimit(int perSecond, LongSupplier nanoClock) {
    this.perSecond = perSecond;
    this.nanoClock = nanoClock;
  }

  private record Bucket(double tokens, long atNanos) {}

  synchronized boolean admits(String client) {
    if (perSecond == 0) {
      return true;
    }
    long now = nanoClock.getAsLong();
    Bucket bucket = buckets.getOrDefault(client, new Bucket(perSecond, now));
    double refilled = bucket.tokens() + (now - bucket.atNanos()) / NANOS * perSecond;
    double tokens = Math.min(perSecond, refilled);
    boolean admitted = tokens >= 1;
    buckets.put(client, new Bucket(admitted ? tokens - 1 : tokens, now));
    if (buckets.size() > CLIENTS_KEPT) {
      buckets.remove(buckets.keySet().iterator().next());
    }
    return admitted;
  }
}
