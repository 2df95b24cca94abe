package io.freshet.rank;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.id.ItemHash;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RankingTest {
  @Test
  void listsTheBestThatAreNewWantedAndToBeHad() {
    Candidates candidates = candidates("seen", "a", "hidden", "gone", "b", "c", "d");
    Ranking.ofNewItems(2).apply(candidates, shopper());
    assertThat(ids(candidates)).containsExactly("a", "b");
  }

  @Test
  void listsSeenItemsAgainWherePeopleComeBackToThem() {
    Candidates candidates = candidates("seen", "a", "hidden", "gone", "b");
    Ranking.withRepeats(3).apply(candidates, shopper());
    assertThat(ids(candidates)).containsExactly("seen", "a", "b");
  }

  @Test
  void aTraceSaysWhatEachStageLeft() {
    Candidates candidates = candidates("seen", "a", "hidden", "gone", "b", "c", "d");
    Trace trace = Ranking.ofNewItems(2).explain(candidates, shopper());
    assertThat(trace.steps())
        .containsExactly(
            new Trace.Step("without-seen", 7, 6),
            new Trace.Step("without-hidden", 6, 5),
            new Trace.Step("without-unavailable", 5, 4),
            new Trace.Step("best-2", 4, 2));
    assertThat(ids(candidates)).containsExactly("a", "b");
  }

  @Test
  void oneStageAfterAnotherLeavesWhatAllOfThemTogetherLeave() {
    Random random = new Random(5);
    for (int n = 1; n <= 12; n++) {
      for (int round = 0; round < 50; round++) {
        String[] drawn =
            random
                .ints(random.nextInt(10), 0, 8)
                .mapToObj(i -> List.of("seen", "a", "hidden", "gone", "b", "c", "d", "e").get(i))
                .toArray(String[]::new);
        Candidates together = candidates(drawn);
        Candidates oneByOne = candidates(drawn);
        Ranking.ofNewItems(n).apply(together, shopper());
        Ranking.ofNewItems(n).explain(oneByOne, shopper());
        assertThat(ids(together)).isEqualTo(ids(oneByOne));
      }
    }
  }

  @Test
  void anEmptyListIsAList() {
    Candidates candidates = candidates("seen");
    Ranking.ofNewItems(2).apply(candidates, shopper());
    assertThat(ids(candidates)).isEmpty();
  }

  @Test
  void anItemSetHoldsWhatWasAddedAndNothingElse() {
    Random random = new Random(3);
    ItemSet items = new ItemSet(1);
    Set<Long> truth = new HashSet<>();
    for (int i = 0; i < 500; i++) {
      long hash = (random.nextInt(300) + 1) * 0x9E3779B97F4A7C15L;
      items.add(hash);
      truth.add(hash);
    }
    assertThat(items.size()).isEqualTo(truth.size());
    for (long i = 1; i <= 400; i++) {
      long hash = i * 0x9E3779B97F4A7C15L;
      assertThat(items.contains(hash)).isEqualTo(truth.contains(hash));
    }
  }

  private static Shopper shopper() {
    return new Shopper(set("seen"), set("hidden"), hash -> hash != ItemHash.of("gone"));
  }

  private static ItemSet set(String item) {
    ItemSet set = new ItemSet(1);
    set.add(ItemHash.of(item));
    return set;
  }

  private static Candidates candidates(String... ids) {
    GatheredItems pool = new GatheredItems();
    Candidates candidates = new Candidates(pool, ids.length);
    for (int i = 0; i < ids.length; i++) {
      candidates.add(pool.add(ids[i], ItemHash.of(ids[i])), -i);
    }
    return candidates;
  }

  private static List<String> ids(Candidates candidates) {
    return java.util.stream.IntStream.range(0, candidates.size()).mapToObj(candidates::id).toList();
  }
}
