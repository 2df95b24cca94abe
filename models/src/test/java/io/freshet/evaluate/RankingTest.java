package io.freshet.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.data.RankingCase;
import org.junit.jupiter.api.Test;

final class RankingTest {
  @Test
  void leavesSeenItemsOut() {
    Ranking ranking =
        Ranking.of(new float[] {9, 8, 7, 6}, new RankingCase(new int[] {0, 1}, 3), 10);

    assertThat(ranking.rank()).isEqualTo(1);
    assertThat(ranking.top()).containsExactly(2, 3);
  }

  @Test
  void countsTiesAgainstTheMethod() {
    Ranking ranking = Ranking.of(new float[] {1, 1, 1, 0}, new RankingCase(new int[0], 0), 2);

    assertThat(ranking.rank()).isEqualTo(2);
    assertThat(ranking.top()).containsExactly(0, 1);
  }

  @Test
  void countsScoresThatAreNoNumbersAgainstTheMethod() {
    float[] scores = {Float.NaN, Float.NaN, Float.NaN};

    Ranking ranking = Ranking.of(scores, new RankingCase(new int[0], 1), 2);

    assertThat(ranking.rank()).isEqualTo(2);
  }

  @Test
  void missesATargetThatWasSeenBefore() {
    Ranking ranking = Ranking.of(new float[] {3, 2, 1}, new RankingCase(new int[] {0}, 0), 2);

    assertThat(ranking.rank()).isEqualTo(Ranking.MISSED);
  }

  @Test
  void readsAListThatIsRankedAlready() {
    int[] items = {4, 2, 7, 5, 1};
    float[] scores = {9, 8, 7, 7, 6};

    Ranking ranking = Ranking.of(items, scores, new RankingCase(new int[] {2}, 7), 2);

    assertThat(ranking.rank()).as("4 before it, 5 level with it").isEqualTo(2);
    assertThat(ranking.top()).containsExactly(4, 7);
  }

  @Test
  void missesATargetThatIsNotListed() {
    Ranking ranking =
        Ranking.of(new int[] {4}, new float[] {1}, new RankingCase(new int[] {2}, 7), 5);

    assertThat(ranking.rank()).isEqualTo(Ranking.MISSED);
    assertThat(ranking.top()).containsExactly(4);
  }
}
