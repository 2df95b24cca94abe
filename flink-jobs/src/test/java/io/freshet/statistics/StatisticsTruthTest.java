package io.freshet.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The figures of NumPy and SciPy on the same users: {@code golden.py} beside them. */
final class StatisticsTruthTest {
  private static final double CLOSE = 1e-9;
  private static final Properties TOLD = new Properties();
  private static final Covaried A = users(1203, 17, 0);
  private static final Covaried B = users(1411, 411, 12.75);

  @BeforeAll
  static void readWhatWasTold() throws IOException {
    try (InputStream in =
        StatisticsTruthTest.class.getResourceAsStream("/statistics/golden.properties")) {
      TOLD.load(Objects.requireNonNull(in));
    }
  }

  @Test
  void momentsAreThoseOfAllNumbersAtOnce() {
    agrees(A.outcome().mean(), "mean.a");
    agrees(A.outcome().variance(), "variance.a");
    agrees(B.outcome().mean(), "mean.b");
    agrees(B.outcome().variance(), "variance.b");
  }

  @Test
  void whoLooksOnceGetsWelchsInterval() {
    FixedHorizon once = new FixedHorizon(0.05);
    Interval interval = once.difference(A.outcome(), B.outcome());
    agrees(once.pValue(A.outcome(), B.outcome()), "welch.p");
    agrees(interval.low(), "welch.low");
    agrees(interval.high(), "welch.high");
  }

  @Test
  void whoLooksAlwaysGetsTheMixturesInterval() {
    ConfidenceSequence sequence = new ConfidenceSequence(0.05, 5_000, 100);
    Effect effect = Effect.difference(A.outcome(), B.outcome());
    Interval interval = sequence.around(effect);
    agrees((interval.high() - interval.low()) / 2, "sequence.half");
    agrees((interval.high() + interval.low()) / 2, effect.value());
    agrees(sequence.pValue(effect), "sequence.p");
  }

  @Test
  void whatWasForetoldIsTakenOffAsByLeastSquaresWithinArms() {
    double slope = Covaried.slope(List.of(A, B));
    double usual = A.before().and(B.before()).mean();
    Effect freed = Effect.difference(A.freed(slope, usual), B.freed(slope, usual));
    agrees(slope, "cuped.slope");
    agrees(freed.value(), "cuped.difference");
    agrees(freed.variance(), "cuped.variance");
  }

  @Test
  void aLiftHasTheVarianceOfTheDeltaMethod() {
    Effect lift = Effect.lift(A.outcome(), B.outcome());
    agrees(lift.value(), "lift.value");
    agrees(lift.variance(), "lift.variance");
  }

  @Test
  void sharesOfUsersAreJudgedAsByPearsonAndByDirichlet() {
    SampleRatio ratio = new SampleRatio(List.of(2.0, 2.0, 1.0));
    agrees(ratio.pValueAtOneLook(List.of(10_421L, 10_133L, 5_066L)), "ratio.once");
    agrees(ratio.pValue(List.of(10_421L, 10_133L, 5_066L)), "ratio.always");
    agrees(ratio.pValue(List.of(10_821L, 9_933L, 5_066L)), "ratio.broken");
  }

  private static void agrees(double found, String name) {
    agrees(found, Double.parseDouble(Objects.requireNonNull(TOLD.getProperty(name), name)));
  }

  private static void agrees(double found, double told) {
    assertThat(found).isCloseTo(told, within(CLOSE * Math.max(1, Math.abs(told))));
  }

  /** Made by arithmetic, so that other languages make the same. */
  private static Covaried users(int count, int shift, double lift) {
    Covaried all = Covaried.NONE;
    for (long i = 1; i <= count; i++) {
      double before = (i * 7919 + shift) % 1000 / 8.0;
      all = all.plus(before, before * 0.5 + (i * 104729 + shift * 31L) % 977 / 4.0 + lift);
    }
    return all;
  }
}
