package io.freshet.statistics;

import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * An experiment whose truth is known: what two arms do, and how often somebody looks.
 *
 * @param kind of outcome
 * @param lift by which treatment is better; 0 where the arms are the same
 * @param looks so many times, after as many more users each
 * @param usersALook of both arms together
 */
public record SimulatedExperiment(OutcomeKind kind, double lift, int looks, int usersALook) {
  public SimulatedExperiment {
    if (!(lift > -1 && lift < 1 / 0.0) || looks < 1 || usersALook < 2) {
      throw new IllegalArgumentException(
          "lift is %s, looks %d, users a look %d, expected more than -1, at least 1 and 2"
              .formatted(lift, looks, usersALook));
    }
  }

  /** Says at a look whether it has found a difference. */
  @FunctionalInterface
  public interface Test {
    boolean finds(Moments control, Moments treatment);
  }

  /** Users of both arms at the first look that found a difference. */
  public OptionalLong usersUntilFound(Test test, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Moments control = Moments.NONE;
    Moments treatment = Moments.NONE;
    for (int look = 1; look <= looks; look++) {
      for (int user = 0; user < usersALook; user++) {
        if (random.nextBoolean()) {
          treatment = treatment.plus(kind.draw(random, lift));
        } else {
          control = control.plus(kind.draw(random, 0));
        }
      }
      if (test.finds(control, treatment)) {
        return OptionalLong.of((long) look * usersALook);
      }
    }
    return OptionalLong.empty();
  }

  /**
   * Whether some look raises an alarm about the shares of users.
   *
   * @param shares that the arms should have
   * @param treated share that treatment really gets
   */
  public boolean raisesAlarm(SampleRatio shares, double treated, double level, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long[] users = new long[2];
    for (int look = 1; look <= looks; look++) {
      for (int user = 0; user < usersALook; user++) {
        users[random.nextDouble() < treated ? 1 : 0]++;
      }
      if (shares.pValue(List.of(users[0], users[1])) < level) {
        return true;
      }
    }
    return false;
  }
}
