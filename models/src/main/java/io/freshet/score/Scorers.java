package io.freshet.score;

import io.freshet.model.BadModelPackage;
import io.freshet.model.EncoderPackage;
import io.freshet.model.ModelPackage;
import io.freshet.model.ModelPackages;
import io.freshet.score.SharedSessions.Key;
import java.nio.file.Path;

/**
 * The scorers and encoders of this process: one for each model version and device, shared by all
 * that lease it.
 *
 * <p>Static because a session costs memory by the process, and tasks of one process have no other
 * common ground.
 */
public final class Scorers {
  private static final SharedSessions<OnnxScorer> SCORERS = new SharedSessions<>();
  private static final SharedSessions<OnnxEncoder> ENCODERS = new SharedSessions<>();

  private Scorers() {}

  /** Opens the package in a folder, or joins those who have its version open on this device. */
  public static ScorerLease acquire(Path folder, Device device) throws BadModelPackage {
    return acquire(ModelPackages.open(folder), device);
  }

  /** Opens a package that was checked, or joins those who have it open. */
  public static ScorerLease acquire(ModelPackage model, Device device) throws BadModelPackage {
    Key key = new Key(model.name(), model.version(), device);
    return new ScorerLease(
        SCORERS.acquire(key, () -> OnnxScorer.open(model, device)), () -> SCORERS.release(key));
  }

  /** Opens the package of an encoder, or joins those who have its version open on this device. */
  public static EncoderLease acquireEncoder(Path folder, Device device) throws BadModelPackage {
    EncoderPackage encoder = EncoderPackage.open(folder);
    Key key = new Key(encoder.name(), encoder.version(), device);
    return new EncoderLease(
        ENCODERS.acquire(key, () -> OnnxEncoder.open(encoder, device)),
        () -> ENCODERS.release(key));
  }

  /** How many scorers and encoders this process holds open. */
  public static int open() {
    return SCORERS.size() + ENCODERS.size();
  }

  /** How many of them run on the CPU though a GPU was asked for. */
  public static int offDevice() {
    return SCORERS.offDevice() + ENCODERS.offDevice();
  }
}
