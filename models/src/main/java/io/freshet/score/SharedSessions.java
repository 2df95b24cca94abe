package io.freshet.score;

import io.freshet.model.BadModelPackage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Sessions of a process: one for each key, shared by all that hold it, closed by the last. */
final class SharedSessions<S extends SharedSessions.Session> {
  private final ConcurrentHashMap<Key, Shared<S>> open = new ConcurrentHashMap<>();

  /** One version of a model on a device. */
  record Key(String name, String version, Device device) {}

  /** What is shared. */
  interface Session {
    Placement placement();

    void close();
  }

  /** Makes a session; slow. */
  interface Loader<S> {
    S load() throws BadModelPackage;
  }

  /** Opens, or joins those who have it open; each call is followed by one of {@link #release}. */
  S acquire(Key key, Loader<S> loader) throws BadModelPackage {
    Shared<S> shared =
        open.compute(
            key,
            (same, found) -> {
              Shared<S> joined = found == null ? new Shared<>() : found;
              joined.leases++;
              return joined;
            });
    try {
      return shared.session(loader);
    } catch (BadModelPackage | RuntimeException e) {
      release(key);
      throw e;
    }
  }

  void release(Key key) {
    open.computeIfPresent(
        key,
        (same, shared) -> {
          shared.leases--;
          if (shared.leases > 0) {
            return shared;
          }
          shared.close();
          return null;
        });
  }

  int size() {
    return open.size();
  }

  int offDevice() {
    int count = 0;
    for (Shared<S> shared : open.values()) {
      count += shared.fellBack() ? 1 : 0;
    }
    return count;
  }

  private static final class Shared<S extends Session> {
    private int leases;
    private volatile @Nullable S session;

    /** Loads once; others wait for this version only. */
    synchronized S session(Loader<S> loader) throws BadModelPackage {
      S found = session;
      if (found == null) {
        found = loader.load();
        session = found;
      }
      return found;
    }

    /** Does not wait for a load. */
    boolean fellBack() {
      S found = session;
      return found != null && found.placement().fellBack();
    }

    synchronized void close() {
      S found = session;
      if (found != null) {
        found.close();
      }
    }
  }
}
