package io.freshet.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** The small counters behind the page. */
final class NumbersTest {
  @Test
  void readsAQuantileToFivePercent() {
    LatencyHistogram histogram = new LatencyHistogram();
    for (int millis = 1; millis <= 1000; millis++) {
      histogram.add(millis);
    }

    assertThat(histogram.quantile(0.50)).isCloseTo(500, Percentage.withPercentage(5.1));
    assertThat(histogram.quantile(0.99)).isCloseTo(990, Percentage.withPercentage(5.1));
    assertThat(histogram.quantile(1)).isCloseTo(1000, Percentage.withPercentage(5.1));
  }

  @Test
  void answersZeroForNothingAndHoldsTheExtremes() {
    LatencyHistogram histogram = new LatencyHistogram();
    assertThat(histogram.quantile(0.5)).isZero();

    histogram.add(0);
    histogram.add(1e12);
    assertThat(histogram.quantile(0.01)).isEqualTo(0.1);
    assertThat(histogram.quantile(1)).isPositive();
  }

  @Test
  void keepsTheLastSecondsAndForgetsOlderOnes() {
    RecentSeconds<AtomicLong> seconds = new RecentSeconds<>(4, AtomicLong::new);
    seconds.at(1_000).addAndGet(1);
    seconds.at(3_999).addAndGet(3);
    assertThat(values(seconds, 4_000)).containsExactly(1L, 0L, 3L);

    assertThat(values(seconds, 6_500)).containsExactly(3L, 0L, 0L);
    assertThat(values(seconds, 60_000)).containsExactly(0L, 0L, 0L);
  }

  private static List<Long> values(RecentSeconds<AtomicLong> seconds, long now) {
    return seconds.before(now).stream().map(AtomicLong::get).toList();
  }

  /** Figures of the interval from Wilson (1927) as tabled for 10 of 100 and 0 of 20. */
  @Test
  void boundsAProportionByWilsonsInterval() {
    Proportion tenPercent = Proportion.of(10, 100);
    assertThat(tenPercent.share()).isEqualTo(0.1);
    assertThat(tenPercent.low()).isCloseTo(0.0552, within(1e-4));
    assertThat(tenPercent.high()).isCloseTo(0.1744, within(1e-4));

    assertThat(Proportion.of(0, 20).low()).isCloseTo(0, within(1e-12));
    assertThat(Proportion.of(0, 20).high()).isCloseTo(0.1611, within(1e-4));
    assertThat(Proportion.of(0, 0)).isEqualTo(new Proportion(0, 0, 1));
  }

  @Test
  void admitsABurstThenAsManyAsTheRateRefills() {
    AtomicLong nanos = new AtomicLong();
    RateLimit limit = new RateLimit(2, nanos::get);

    assertThat(limit.admits("a")).isTrue();
    assertThat(limit.admits("a")).isTrue();
    assertThat(limit.admits("a")).isFalse();
    assertThat(limit.admits("b")).isTrue();
    nanos.addAndGet(500_000_000L);
    assertThat(limit.admits("a")).isTrue();
    assertThat(limit.admits("a")).isFalse();
  }

  @Test
  void admitsEverybodyWithoutARate() {
    RateLimit limit = new RateLimit(0, () -> 0);
    for (int i = 0; i < 1000; i++) {
      assertThat(limit.admits("a")).isTrue();
    }
  }
}
