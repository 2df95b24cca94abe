package io.freshet.job.operator;

import static io.freshet.sequence.Events.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.job.operator.OperatorRig.Backend;
import io.freshet.job.operator.OperatorRig.Options;
import io.freshet.schema.Recommendation;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** One user does nineteen of twenty things that happen. */
class HotUserTest {
  private static final int EVENTS = 200_000;
  private static final int OTHERS = 500;
  private static final int EVENTS_IN_A_MILLISECOND = 100;
  private static final int LINGER_MILLIS = 5;
  private static final long SEED = 7;

  private final Map<String, Long> sent = new HashMap<>();
  private final Map<String, Long> covered = new HashMap<>();

  /** When the oldest event of a user was sent that no list covers yet. */
  private final Map<String, Long> waitingSince = new HashMap<>();

  private long longestWaitMillis;
  private long lists;

  @Test
  void keepsNobodyWaitingBeyondTheBundlesTimeAndItsOwnStateBounded() throws Exception {
    Random random = new Random(SEED);
    try (OperatorRig rig = OperatorRig.start(Options.on(Backend.HEAP))) {
      for (int i = 0; i < EVENTS; i++) {
        long now = i / EVENTS_IN_A_MILLISECOND;
        String user = random.nextInt(20) > 0 ? "hot" : "user-" + random.nextInt(OTHERS);
        long number = sent.merge(user, 1L, Long::sum);
        waitingSince.putIfAbsent(user, now);
        String item = String.valueOf((char) ('a' + random.nextInt(26)));
        rig.event(view(user, item, number));
        if (i % EVENTS_IN_A_MILLISECOND == EVENTS_IN_A_MILLISECOND - 1) {
          rig.advance(1);
          rig.lists().forEach(list -> take(list, now + 1));
        }
      }
      rig.advance(LINGER_MILLIS);
      rig.lists().forEach(list -> take(list, EVENTS / EVENTS_IN_A_MILLISECOND));
      assertThat(covered).as("every event, each user's in order").isEqualTo(sent);
      assertThat(longestWaitMillis).isEqualTo(LINGER_MILLIS);
      assertThat(lists).as("events of a bundle share a list").isLessThan(EVENTS / 10);
      assertThat(rig.stateEntries()).isEqualTo(1 + OTHERS);
      assertThat(rig.checkpoint().getStateSize()).isLessThan(EVENTS);
    }
  }

  private void take(Recommendation list, long nowMillis) {
    String user = list.getUserId();
    assertThat(list.getFirstSequence()).isEqualTo(covered.getOrDefault(user, 0L) + 1);
    covered.put(user, list.getLastSequence());
    longestWaitMillis =
        Math.max(longestWaitMillis, nowMillis - waitingSince.getOrDefault(user, nowMillis));
    waitingSince.remove(user);
    lists++;
  }
}
