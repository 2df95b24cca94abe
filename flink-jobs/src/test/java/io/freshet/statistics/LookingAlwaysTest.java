package io.freshet.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Experiments whose truth is known, looked at every hundred users. */
final class LookingAlwaysTest {
  private static final int RUNS = 1_000;
  private static final double LEVEL = 0.05;

  private static final ConfidenceSequence ALWAYS = new ConfidenceSequence(LEVEL, 10_000, 200);
  private static final FixedHorizon ONCE = new FixedHorizon(LEVEL);

  @ParameterizedTest
  @EnumSource
  void findsADifferenceBetweenTheSameInAtMostOneExperimentOfTwenty(OutcomeKind kind) {
    Power fooled = Power.of(looked(kind, 0, 100), LookingAlwaysTest::always, RUNS, 1);
    assertThat(fooled.share()).isLessThanOrEqualTo(LEVEL);
  }

  /** The same looks with the interval of who looks once: why it is not enough. */
  @Test
  void whoLooksAgainWithTheOtherIntervalIsFooledFarMoreOften() {
    Power fooled =
        Power.of(
            looked(OutcomeKind.CLICKS, 0, 100),
            (control, treatment) -> !ONCE.difference(control, treatment).holds(0),
            RUNS,
            1);
    assertThat(fooled.share()).isGreaterThan(5 * LEVEL);
  }

  @Test
  void findsADifferenceThatIsThereAndTellsAfterHowManyUsers() {
    Power power = Power.of(looked(OutcomeKind.DWELL, 0.04, 100), LookingAlwaysTest::always, 100, 1);
    assertThat(power.share()).as("2.4 s of 60, deviation 15, 10,000 users").isGreaterThan(0.95);
    long half = power.usersFor(0.5).orElseThrow();
    assertThat(power.usersFor(0.9).orElseThrow()).isGreaterThan(half);
    assertThat(half).isBetween(200L, 5_000L);
    assertThat(power.usersFor(1.1)).isEmpty();
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
    assertThat(alarms(new SampleRatio(List.of(9.0, 1.0)), 0.1)).isLessThanOrEqualTo(5);
  }

  @Test
  void alarmsWhereAnArmLosesATenthOfItsUsers() {
    assertThat(alarms(new SampleRatio(List.of(1.0, 1.0)), 0.9 / 1.9)).isGreaterThan(950);
  }

  /** At level 0.001, within 50,000 users. */
  private static long alarms(SampleRatio shares, double treated) {
    SimulatedExperiment experiment = looked(OutcomeKind.CLICKS, 0, 500);
    return IntStream.range(0, RUNS)
        .filter(run -> experiment.raisesAlarm(shares, treated, 0.001, run))
        .count();
  }

  private static SimulatedExperiment looked(OutcomeKind kind, double lift, int times) {
    return new SimulatedExperiment(kind, lift, times, 100);
  }

  private static boolean always(Moments control, Moments treatment) {
    return !ALWAYS.around(Effect.difference(control, treatment)).holds(0);
  }
}
