package io.freshet.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Experiments whose truth is known, looked at every hundred users. */
final class LookingAlwaysTest {
  private static final int RUNS = 1_000;
  private static final int LOOKS = 100;
  private static final int USERS_A_LOOK = 100;
  private static final double LEVEL = 0.05;

  private static final ConfidenceSequence ALWAYS = new ConfidenceSequence(LEVEL, 10_000, 200);
  private static final FixedHorizon ONCE = new FixedHorizon(LEVEL);

  /** What a metric's numbers look like. */
  enum Metric {
    /** One user in ten clicks. */
    CLICKS(random -> random.nextDouble() < 0.1 ? 1 : 0),
    /** One in thirty buys, for sums whose logarithms are normal: few large ones decide. */
    REVENUE(random -> random.nextDouble() < 0.03 ? Math.exp(3 + normal(random)) : 0),
    /** Seconds that lie around a minute. */
    DWELL(random -> 60 + 15 * normal(random));

    private final ToDoubleFunction<SplittableRandom> draw;

    Metric(ToDoubleFunction<SplittableRandom> draw) {
      this.draw = draw;
    }

    private static double normal(SplittableRandom random) {
      return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
          * Math.cos(2 * Math.PI * random.nextDouble());
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsADifferenceBetweenTheSameInAtMostOneExperimentOfTwenty(Metric metric) {
    int alarms = 0;
    for (int run = 0; run < RUNS; run++) {
      alarms += firstFound(new SplittableRandom(run), metric, 0) <= LOOKS ? 1 : 0;
    }
    assertThat(alarms).as("of %d runs, all looks", RUNS).isLessThanOrEqualTo((int) (LEVEL * RUNS));
  }

  /** The same looks with the interval of who looks once: why it is not enough. */
  @Test
  void whoLooksAgainWithTheOtherIntervalIsFooledFarMoreOften() {
    int fooled = 0;
    for (int run = 0; run < RUNS; run++) {
      SplittableRandom random = new SplittableRandom(run);
      Moments control = Moments.NONE;
      Moments treatment = Moments.NONE;
      boolean found = false;
      for (int look = 0; look < LOOKS && !found; look++) {
        for (int user = 0; user < USERS_A_LOOK / 2; user++) {
          control = control.plus(Metric.CLICKS.draw.applyAsDouble(random));
          treatment = treatment.plus(Metric.CLICKS.draw.applyAsDouble(random));
        }
        found = !ONCE.difference(control, treatment).holds(0);
      }
      fooled += found ? 1 : 0;
    }
    assertThat(fooled).isGreaterThan(5 * (int) (LEVEL * RUNS));
  }

  @Test
  void findsADifferenceThatIsThereAndThenSaysHowLarge() {
    int found = 0;
    for (int run = 0; run < 100; run++) {
      found += firstFound(new SplittableRandom(run), Metric.DWELL, 2) <= LOOKS ? 1 : 0;
    }
    assertThat(found).as("2 s of 60, deviation 15, 5,000 users an arm").isGreaterThan(95);
  }

  @Test
  void theIntervalLeavesZeroOutExactlyWhereTheLevelIsReached() {
    for (int shift = 0; shift < 200; shift++) {
      Effect effect = new Effect(shift * 1e-4, 1e-5, 4_000);
      boolean outside = !ALWAYS.around(effect).holds(0);
      assertThat(ALWAYS.pValue(effect) < LEVEL).as("shift %d", shift).isEqualTo(outside);
    }
  }

  @Test
  void alarmsAtRightSharesAtMostFiveTimesInAThousandExperiments() {
    SampleRatio ratio = new SampleRatio(List.of(9.0, 1.0));
    int alarms = 0;
    for (int run = 0; run < RUNS; run++) {
      alarms += raises(new SplittableRandom(run), ratio, 0.1) ? 1 : 0;
    }
    assertThat(alarms).as("at level 0.001, all looks").isLessThanOrEqualTo(5);
  }

  @Test
  void alarmsWhereAnArmLosesATenthOfItsUsers() {
    SampleRatio ratio = new SampleRatio(List.of(1.0, 1.0));
    int alarms = 0;
    for (int run = 0; run < 100; run++) {
      alarms += raises(new SplittableRandom(run), ratio, 0.9 / 1.9) ? 1 : 0;
    }
    assertThat(alarms).as("within 50,000 users").isGreaterThan(95);
  }

  /** Looks until the interval leaves 0 out; more than all looks where it never does. */
  private static int firstFound(SplittableRandom random, Metric metric, double effect) {
    Moments control = Moments.NONE;
    Moments treatment = Moments.NONE;
    for (int look = 1; look <= LOOKS; look++) {
      for (int user = 0; user < USERS_A_LOOK / 2; user++) {
        control = control.plus(metric.draw.applyAsDouble(random));
        treatment = treatment.plus(metric.draw.applyAsDouble(random) + effect);
      }
      if (!ALWAYS.around(Effect.difference(control, treatment)).holds(0)) {
        return look;
      }
    }
    return LOOKS + 1;
  }

  private static boolean raises(SplittableRandom random, SampleRatio ratio, double second) {
    long[] users = new long[2];
    for (int look = 0; look < 500; look++) {
      for (int user = 0; user < USERS_A_LOOK; user++) {
        users[random.nextDouble() < second ? 1 : 0]++;
      }
      if (ratio.pValue(List.of(users[0], users[1])) < 0.001) {
        return true;
      }
    }
    return false;
  }
}
