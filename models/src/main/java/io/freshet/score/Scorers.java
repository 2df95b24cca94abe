package io.freshet.score;

import io.freshet.model.BadModelPackage;
import io.freshet.model.ModelPackage;
import io.freshet.model.ModelPackages;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The scorers of this process: one for each model version and device, shared by all that lease it.
 *
 * <p>Static because a session costs memory by the process, and tasks of one process have no other
 * common ground.
 */
public final class Scorers {
  private record Key(String name, String version, Device device) {}

  private static final ConcurrentHashMap<Key, Shared> OPEN = new ConcurrentHashMap<>();

  private Scorers() {}

  /** Opens the package in a folder, or joins those who have its version open on this device. */
  public static ScorerLease acquire(Path folder, Device device) throws BadModelPackage {
    return acquire(ModelPackages.open(folder), device);
  }

  /** Opens a package that was checked, or joins those who have it open. */
  public static ScorerLease acquire(ModelPackage model, Device device) throws BadModelPackage {
    Key key = new Key(model.name(), model.version(), device);
    Shared shared =
        OPEN.compute(
            key,
            (same, found) -> {
              Shared joined = found == null ? new Shared() : found;
              joined.leases++;
              return joined;
            });
    try {
      return new ScorerLease(shared.scorer(model, device), () -> release(key));
    } catch (BadModelPackage | RuntimeException e) {
      release(key);
      throw e;
    }
  }

  private static void release(Key key) {
    OPEN.computeIfPresent(
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

  /** How many scorers this process holds open. */
  public static int open() {
    return OPEN.size();
  }

  /** How many of them run on the CPU though a GPU was asked for. */
  public static int offDevice() {
    int count = 0;
    for (Shared shared : OPEN.values()) {
      count += shared.fellBack() ? 1 : 0;
    }
    return count;
  }

  private static final class Shared {
    private int leases;
    private volatile @Nullable OnnxScorer scorer;

    /** Loads once; others wait for this version only. */
    synchronized OnnxScorer scorer(ModelPackage model, Device device) throws BadModelPackage {
      OnnxScorer found = scorer;
      if (found == null) {
        found = OnnxScorer.open(model, device);
        scorer = found;
      }
      return found;
    }

    /** Does not wait for a load. */
    boolean fellBack() {
      OnnxScorer found = scorer;
      return found != null && found.placement().fellBack();
    }

    synchronized void close() {
      OnnxScorer found = scorer;
      if (found != null) {
        found.close();
      }
    }
  }
}
