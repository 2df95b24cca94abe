package io.freshet.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SessionsTest {
  private static final Duration GAP = Duration.ofMinutes(30);
  private static final long MINUTE = 60_000;

  @Test
  void aSilenceLongerThanTheGapStartsAnotherSession() {
    InteractionLog log =
        InteractionLog.builder("visits")
            .add("ann", "a", 100 * MINUTE)
            .add("bob", "a", 101 * MINUTE)
            .add("ann", "b", 130 * MINUTE)
            .add("ann", "c", 160 * MINUTE + 1)
            .add("ann", "d", 99 * MINUTE)
            .build();
    int[][] sessions = Sessions.of(log, GAP);
    assertThat(sessions[0]).as("oldest first").containsExactly(0, 0, 0, 1);
    assertThat(sessions[1]).containsExactly(0);
  }

  @Test
  void aLogWithoutTimesHasNone() {
    InteractionLog log = InteractionLog.builder("order").add("ann", "a").add("ann", "b").build();
    assertThat(Sessions.of(log, GAP)[0]).isEmpty();
  }
}
