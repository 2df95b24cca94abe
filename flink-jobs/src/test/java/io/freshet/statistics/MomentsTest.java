package io.freshet.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class MomentsTest {
  /** Far from 0, where sums of squares would have lost every digit. */
  private static final double FAR = 1e9;

  @Test
  void partsMergedInAnyOrderAreTheWhole() {
    SplittableRandom random = new SplittableRandom(1);
    Covaried whole = Covaried.NONE;
    Covaried[] parts = {Covaried.NONE, Covaried.NONE, Covaried.NONE};
    for (int user = 0; user < 10_000; user++) {
      double before = FAR + random.nextDouble();
      double outcome = FAR + before * 0.3 + random.nextDouble();
      whole = whole.plus(before, outcome);
      int part = random.nextInt(3);
      parts[part] = parts[part].plus(before, outcome);
    }
    Covaried merged = Covaried.NONE.and(parts[2]).and(parts[0].and(parts[1])).and(Covaried.NONE);
    assertThat(merged.outcome().count()).isEqualTo(10_000);
    assertThat(merged.outcome().mean()).isCloseTo(whole.outcome().mean(), within(1e-5));
    assertThat(merged.outcome().variance()).isCloseTo(whole.outcome().variance(), within(1e-6));
    assertThat(merged.products()).isCloseTo(whole.products(), within(1e-2));
  }

  @Test
  void sharesAreMomentsOfOnesAndZeros() {
    Moments counted = Moments.NONE.plus(1).plus(0).plus(0).plus(1).plus(0);
    Moments share = Moments.ofShare(2, 5);
    assertThat(share.mean()).isCloseTo(counted.mean(), within(1e-15));
    assertThat(share.variance()).isCloseTo(counted.variance(), within(1e-15));
  }

  @Test
  void fewerThanTwoNumbersHaveNoVariance() {
    assertThat(Moments.NONE.plus(3).variance()).isNaN();
    assertThat(Effect.difference(Moments.NONE.plus(3), Moments.NONE).isKnown()).isFalse();
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> Moments.ofShare(3, 2)).hasMessageContaining("3 of 2 are 1");
    assertThatThrownBy(() -> new Moments(1, Double.NaN, 0)).hasMessageContaining("mean NaN");
    assertThatThrownBy(() -> new Covaried(Moments.NONE.plus(1), Moments.NONE, 0))
        .hasMessageContaining("1 users have a number from before and 0 an outcome");
  }
}
