package io.freshet.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.data.InteractionLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReplayWalkTest {
  private static final long SEED = 7;

  /** Few users, items and instants, so that ties and repeats are everywhere. */
  private static InteractionLog tiny() {
    Random random = new Random(SEED);
    InteractionLog.Builder log = InteractionLog.builder("tiny");
    for (int row = 0; row < 200; row++) {
      log.add("u" + random.nextInt(5), "i" + random.nextInt(12), random.nextInt(40));
    }
    return log.build();
  }

  @Test
  void knowsBeforeEachEventExactlyWhatHappenedBeforeIt() {
    InteractionLog log = tiny();
    List<Integer> byTime = new ArrayList<>(IntStream.range(0, log.size()).boxed().toList());
    byTime.sort(Comparator.comparingLong(log::atMillis));
    List<ReplayEvent> events = events(log);
    for (int place = 0; place < events.size(); place++) {
      ReplayEvent event = events.get(place);
      int user = log.user(byTime.get(place));
      List<Integer> before =
          byTime.subList(0, place).stream().filter(row -> log.user(row) == user).toList();
      assertThat(event.row()).isEqualTo(byTime.get(place));
      assertThat(event.history()).containsExactly(before.stream().mapToInt(log::item).toArray());
      assertThat(event.previousRow())
          .isEqualTo(before.isEmpty() ? ReplayEvent.NONE : before.get(before.size() - 1));
      assertThat(event.heldOut()).isEqualTo(place >= 160);
      assertThat(event.strictlyLater())
          .isEqualTo(before.stream().allMatch(row -> log.atMillis(row) < event.atMillis()));
      assertThat(event.repeat())
          .isEqualTo(before.stream().anyMatch(row -> log.item(row) == event.item()));
    }
  }

  @Test
  void scoresPopularityAsCountingByHandDoes() {
    InteractionLog log = tiny();
    HitRate byHand = new HitRate();
    List<ReplayEvent> events = events(log);
    for (int place = 160; place < events.size(); place++) {
      byHand.add(rankByPopularity(events.subList(0, place), events.get(place), log.items()));
    }
    MethodScore counting =
        FloorScores.of(log, 0.8).stream()
            .filter(score -> score.method().equals("popularity, counting on"))
            .findFirst()
            .orElseThrow();
    assertThat(counting.over(Population.ALL).hr()).isEqualTo(byHand.hr());
    assertThat(counting.over(Population.ALL).ndcg()).isEqualTo(byHand.ndcg());
    assertThat(counting.over(Population.ALL).events()).isEqualTo(40);
  }

  @Test
  void aFrozenFloorDoesNotLearnFromTheHeldOutPart() {
    InteractionLog.Builder log = InteractionLog.builder("tiny");
    for (int row = 0; row < 24; row++) {
      log.add("u" + row, "i" + row % 12, row);
    }
    // Behind the cut: one item nobody met, again and again.
    for (int row = 24; row < 30; row++) {
      log.add("u" + row, "new", row);
    }
    List<MethodScore> scores = FloorScores.of(log.build(), 0.8);
    assertThat(hits(scores, "popularity, frozen")).isZero();
    assertThat(hits(scores, "popularity, counting on")).isEqualTo(3);
  }

  private static long hits(List<MethodScore> scores, String method) {
    HitRate rate =
        scores.stream()
            .filter(score -> score.method().equals(method))
            .findFirst()
            .orElseThrow()
            .over(Population.ALL);
    return Math.round(rate.hr() * rate.events());
  }

  /** Ties count against the method, as everywhere. */
  private static int rankByPopularity(List<ReplayEvent> before, ReplayEvent event, int items) {
    if (event.repeat()) {
      return Integer.MAX_VALUE;
    }
    int rank = 0;
    for (int item = 0; item < items; item++) {
      int other = item;
      boolean seen = IntStream.of(event.history()).anyMatch(had -> had == other);
      if (!seen && item != event.item() && count(before, item) >= count(before, event.item())) {
        rank++;
      }
    }
    return rank;
  }

  private static long count(List<ReplayEvent> events, int item) {
    return events.stream().filter(event -> event.item() == item).count();
  }

  private static List<ReplayEvent> events(InteractionLog log) {
    List<ReplayEvent> events = new ArrayList<>();
    ReplayWalk.over(log, 0.8, events::add);
    return events;
  }
}
