package io.freshet.experiment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import net.openhft.hashing.LongHashFunction;

/**
 * Which variant a user sees: a pure function of the experiment's definition and the user's id, the
 * same in every process.
 *
 * <p>A user is first held out or not, by one of {@value #BUCKETS} buckets. Then every variant draws
 * a waiting time for the user, exponential with its weight as rate, and the shortest wins. So the
 * shares are the weights; and when a definition changes, a user moves only because a variant grew,
 * shrank, came or went: growing one moves users to it and nobody else, removing one moves its own
 * users and nobody else, and the order of variants means nothing. (Rejected: consecutive ranges of
 * buckets, where a change of one weight shifts every later variant's users.)
 */
// per record
public final class Bucketing {
  public static final int BUCKETS = 10_000;

  private static final LongHashFunction XX_HASH_64 = LongHashFunction.xx(0);
  private static final String HOLDOUT_DRAW = "\u0000holdout";
  private static final double TO_UNIT = 0x1.0p-53;

  private Bucketing() {}

  public static Variant assign(Experiment experiment, String userId) {
    if (bucket(experiment.salt(), userId) < Math.round(experiment.holdout() * BUCKETS)) {
      return experiment.heldOut();
    }
    Variant winner = experiment.variants().get(0);
    double shortest = Double.POSITIVE_INFINITY;
    for (Variant variant : experiment.variants()) {
      double wait = waitingTime(experiment.salt(), variant, userId);
      if (wait < shortest) {
        shortest = wait;
        winner = variant;
      }
    }
    return winner;
  }

  /** The user's bucket for the holdout, 0 to {@value #BUCKETS} - 1. */
  public static int bucket(String salt, String userId) {
    return (int) Long.remainderUnsigned(hash(salt, HOLDOUT_DRAW, userId), BUCKETS);
  }

  private static double waitingTime(String salt, Variant variant, String userId) {
    if (variant.weight() == 0) {
      return Double.POSITIVE_INFINITY;
    }
    // The upper 53 bits, moved off zero: strictly between 0 and 1.
    double unit = ((hash(salt, variant.name(), userId) >>> 11) + 0.5) * TO_UNIT;
    return -StrictMath.log(unit) / variant.weight();
  }

  /** Length-prefixed, so that ("ab", "c") and ("a", "bc") differ. */
  private static long hash(String salt, String draw, String userId) {
    byte[] saltBytes = salt.getBytes(StandardCharsets.UTF_8);
    byte[] drawBytes = draw.getBytes(StandardCharsets.UTF_8);
    byte[] userBytes = userId.getBytes(StandardCharsets.UTF_8);
    ByteBuffer all =
        ByteBuffer.allocate(8 + saltBytes.length + drawBytes.length + userBytes.length);
    all.putInt(saltBytes.length).put(saltBytes).putInt(drawBytes.length).put(drawBytes);
    return XX_HASH_64.hashBytes(all.put(userBytes).array());
  }
}
