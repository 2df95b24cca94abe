package io.freshet.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenciesTest {
  @Test
  void answersSharesOfTheNewest() {
    Latencies latencies = new Latencies();
    assertThat(latencies.millisAt(0.5)).isZero();
    for (int millis = 1; millis <= 100; millis++) {
      latencies.add(millis);
    }
    assertThat(latencies.millisAt(0.5)).isEqualTo(50);
    assertThat(latencies.millisAt(0.99)).isEqualTo(99);
    assertThat(latencies.millisAt(1)).isEqualTo(100);
  }

  @Test
  void forgetsTheOldestAndCountsThemAll() {
    Latencies latencies = new Latencies();
    for (int i = 0; i < 100_000; i++) {
      latencies.add(1_000_000);
    }
    for (int i = 0; i < 100_000; i++) {
      latencies.add(5);
    }
    assertThat(latencies.millisAt(1)).isEqualTo(5);
    assertThat(latencies.count()).isEqualTo(200_000);
  }
}
