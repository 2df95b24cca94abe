package io.freshet.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.data.InteractionLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ModelScoreTest {
  /** An oracle with a fixed list after each row, and the same by hand. */
  @Test
  void pairsEachHeldOutEventWithTheListMadeAfterItsUsersEventBefore() {
    InteractionLog log = log();
    Random random = new Random(11);
    String[][] lists = new String[log.size()][];
    for (int row = 0; row < log.size(); row++) {
      lists[row] = new String[] {item(random), item(random), item(random)};
    }
    HitRate byHand = new HitRate();
    int[] byTime = log.rowsByTime();
    Map<Integer, Integer> lastRow = new HashMap<>();
    for (int place = 0; place < byTime.length; place++) {
      int row = byTime[place];
      if (place >= 80) {
        List<String> list = List.of(lists[lastRow.getOrDefault(log.user(row), -1)]);
        int rank = list.indexOf(log.itemId(log.item(row)));
        byHand.add(rank < 0 ? Integer.MAX_VALUE : rank);
      }
      lastRow.put(log.user(row), row);
    }
    HitRate scored = ModelScore.of(log, 0.8, row -> lists[row], "lists").over(Population.ALL);
    assertThat(scored.events()).isEqualTo(20);
    assertThat(scored.hr()).isEqualTo(byHand.hr()).isPositive();
    assertThat(scored.ndcg()).isEqualTo(byHand.ndcg());
  }

  @Test
  void asksForNoListButTheOneJustBefore() {
    InteractionLog log = log();
    List<Integer> asked = new ArrayList<>();
    ModelScore.of(
        log,
        0.8,
        row -> {
          asked.add(row);
          return new String[0];
        },
        "lists");
    List<Integer> expected = new ArrayList<>();
    ReplayWalk.over(
        log,
        0.8,
        event -> {
          if (event.heldOut()) {
            expected.add(event.previousRow());
          }
        });
    assertThat(asked).isEqualTo(expected);
  }

  @Test
  void whoComesFirstIsShownWhatIsPopular() {
    InteractionLog.Builder log = InteractionLog.builder("tiny");
    for (int row = 0; row < 8; row++) {
      log.add("u" + row, row == 0 ? "rare" : "popular", row);
    }
    log.add("v", "popular", 8).add("w", "rare", 9);
    HitRate scored =
        ModelScore.of(
                log.build(),
                0.8,
                row -> {
                  throw new AssertionError("nobody here has a list");
                },
                "lists")
            .over(Population.ALL);
    // Popular at the top: gain 1; rare in second place: gain 1 / log2(3).
    assertThat(scored.hr()).isEqualTo(1);
    assertThat(scored.ndcg()).isEqualTo((1 + Math.log(2) / Math.log(3)) / 2);
  }

  @Test
  void aTableSaysWhoWinsAndWhy() {
    MethodScore model = score("model", 5);
    ReplayTable table =
        new ReplayTable(
            model, List.of(score("popularity, frozen", 8), score("popularity, counting on", 0)));
    assertThat(table.lines())
        .anyMatch(line -> line.startsWith("the model beats popularity, frozen by"))
        .anyMatch(
            line ->
                line.startsWith("the model loses to popularity, counting on by")
                    && line.contains("the model was trained once"));
    assertThat(table.toJson())
        .containsOnlyKeys("model", "popularity, frozen", "popularity, counting on");
  }

  private static MethodScore score(String method, int rank) {
    MethodScore score = new MethodScore(method);
    score.add(new ReplayEvent(0, 0, 0, new int[] {1}, 0, 0, true, true), rank);
    return score;
  }

  private static InteractionLog log() {
    Random random = new Random(3);
    InteractionLog.Builder log = InteractionLog.builder("tiny");
    for (int row = 0; row < 100; row++) {
      log.add("u" + random.nextInt(4), item(random), random.nextInt(50));
    }
    return log.build();
  }

  private static String item(Random random) {
    return "i" + random.nextInt(6);
  }
}
