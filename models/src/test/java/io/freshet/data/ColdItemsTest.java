package io.freshet.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ColdItemsTest {
  private static final int ITEMS = 60;

  private final InteractionLog log = log();
  private final ColdItems cold = ColdItems.of(log);

  @Test
  void withholdsATenthOfTheItemsAndAlwaysTheSame() {
    assertThat(count(cold.withheld())).isEqualTo(log.items() / 10);
    assertThat(ColdItems.of(log).withheld()).isEqualTo(cold.withheld());
  }

  @Test
  void noWithheldItemIsLeftInWhatTrainsOrIsReadOrIsAskedOfTheOthers() {
    LeaveOneOut warm = cold.warm();
    for (int[] sequence : warm.train()) {
      assertThat(Arrays.stream(sequence)).noneMatch(item -> cold.withheld()[item]);
    }
    for (List<RankingCase> cases : List.of(warm.validation(), warm.test(), cold.cases())) {
      assertThat(cases).isNotEmpty();
      for (RankingCase one : cases) {
        assertThat(Arrays.stream(one.history()))
            .isNotEmpty()
            .noneMatch(item -> cold.withheld()[item]);
      }
    }
    assertThat(warm.test()).noneMatch(one -> cold.withheld()[one.target()]);
    assertThat(cold.cases()).allMatch(one -> cold.withheld()[one.target()]);
  }

  @Test
  void asksOnceForEachUserAndWithheldItemAfterWhatCameBefore() {
    int expected = 0;
    for (int[] sequence : log.itemsByUser()) {
      Set<Integer> met = new HashSet<>();
      boolean warmBefore = false;
      for (int item : sequence) {
        boolean first = met.add(item);
        expected += first && warmBefore && cold.withheld()[item] ? 1 : 0;
        warmBefore |= !cold.withheld()[item];
      }
    }
    assertThat(cold.cases()).hasSize(expected);
    RankingCase one = cold.cases().get(0);
    int[] whole =
        Arrays.stream(log.itemsByUser())
            .filter(sequence -> Arrays.stream(sequence).anyMatch(i -> i == one.target()))
            .findFirst()
            .orElseThrow();
    int at = Arrays.stream(whole).boxed().toList().indexOf(one.target());
    int[] before = Arrays.stream(whole).limit(at).filter(item -> !cold.withheld()[item]).toArray();
    assertThat(one.history()).isEqualTo(before);
  }

  @Test
  void keepsWhatIsSaidOfTheEventsThatStay() {
    int[][] numbered = log.itemsByUser();
    for (int[] user : numbered) {
      Arrays.setAll(user, at -> at);
    }
    int[][] kept = cold.ofOthers(numbered, log);
    int[][] sequences = log.itemsByUser();
    for (int user = 0; user < kept.length; user++) {
      int[] items = sequences[user];
      assertThat(kept[user])
          .hasSize((int) Arrays.stream(items).filter(item -> !cold.withheld()[item]).count())
          .isSorted();
      assertThat(Arrays.stream(kept[user])).noneMatch(at -> cold.withheld()[items[at]]);
    }
  }

  private static int count(boolean[] flags) {
    int count = 0;
    for (boolean flag : flags) {
      count += flag ? 1 : 0;
    }
    return count;
  }

  private static InteractionLog log() {
    SplittableRandom random = new SplittableRandom(4);
    InteractionLog.Builder log = InteractionLog.builder("met");
    for (int user = 0; user < 50; user++) {
      for (int event = 0; event < 12; event++) {
        log.add("user" + user, "item" + random.nextInt(ITEMS));
      }
    }
    return log.build();
  }
}
