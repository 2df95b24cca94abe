package io.freshet.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class PilotTest {
  private static final Pilot PILOT = new Pilot(5, 0.2, 400, 10);

  @Test
  void plansAsManyEpochsAsTheBudgetHoldsWithStartAndValidation() {
    assertThat(PILOT.epochSeconds()).isEqualTo(90);
    assertThat(PILOT.epochsWithin(Duration.ofSeconds(95))).isEqualTo(1);
    assertThat(PILOT.epochsWithin(Duration.ofSeconds(184))).isEqualTo(1);
    assertThat(PILOT.epochsWithin(Duration.ofMinutes(30))).isEqualTo(19);
  }

  @Test
  void refusesABudgetThatHoldsNoEpoch() {
    assertThatThrownBy(() -> PILOT.epochsWithin(Duration.ofSeconds(90)))
        .hasMessage("one epoch takes 90.0 s of CPU after a start of 5.0 s, the budget is 90.0 s");
  }
}
