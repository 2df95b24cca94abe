package io.freshet.catalogue;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What is followed once in a process and used by all its tasks; it ends with its last user.
 *
 * @param <K> what is followed
 * @param <F> who follows it
 */
final class SharedFollowers<K, F extends AutoCloseable> {
  private final ConcurrentHashMap<K, Shared<F>> open = new ConcurrentHashMap<>();

  private record Shared<F>(F follower, int users) {}

  F acquire(K key, Supplier<F> first) {
    return open.compute(
            key,
            (same, found) ->
                found == null
                    ? new Shared<>(first.get(), 1)
                    : new Shared<>(found.follower(), found.users() + 1))
        .follower();
  }

  void release(K key) {
    open.computeIfPresent(
        key,
        (same, shared) -> {
          if (shared.users() > 1) {
            return new Shared<>(shared.follower(), shared.users() - 1);
          }
          end(shared.follower());
          return null;
        });
  }

  private static void end(AutoCloseable follower) {
    try {
      follower.close();
    } catch (Exception e) {
      throw new IllegalStateException("cannot end what followed a topic: " + e, e);
    }
  }
}
