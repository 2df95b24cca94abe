package io.freshet.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RankingMetricsTest {
  private final RankingMetrics metrics = new RankingMetrics(new long[] {1, 0, 0, 3});

  @Test
  void addsUpWhatAHandWouldAddUp() {
    metrics.add(new Ranking(0, new int[] {0, 1}));
    metrics.add(new Ranking(2, new int[] {3, 1}));
    metrics.add(new Ranking(Ranking.MISSED, new int[] {0, 3}));

    AtCutoff five = metrics.result("toy").at(5);

    assertThat(five.ndcg().mean()).isCloseTo((1 + 0.5 + 0) / 3, within(1e-12));
    assertThat(five.hitRate().mean()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(five.mrr().mean()).isCloseTo((1 + 1 / 3.0) / 3, within(1e-12));
    assertThat(five.coverage()).isEqualTo(0.75);
    assertThat(five.hitRate().standardError()).isCloseTo(1 / 3.0, within(1e-12));
  }

  @Test
  void readsOnlyTheFirstItemAtCutoffOne() {
    metrics.add(new Ranking(1, new int[] {3, 0}));

    AtCutoff one = metrics.result("toy").at(1);

    assertThat(one.hitRate().mean()).isZero();
    assertThat(one.coverage()).isEqualTo(0.25);
    assertThat(one.novelty()).as("-log2(4 / 8)").isCloseTo(1, within(1e-12));
  }

  @Test
  void namesTheCutoffsItHasWhenAskedForAnother() {
    assertThatThrownBy(() -> metrics.result("toy").at(3))
        .hasMessage("toy was not measured at 3, only at [1, 5, 10, 20, 50]");
  }

  @Test
  void summarisesSeedsByMeanAndStandardError() {
    metrics.add(new Ranking(0, new int[] {0}));
    Evaluation hit = metrics.result("toy");
    RankingMetrics missed = new RankingMetrics(new long[4]);
    missed.add(new Ranking(Ranking.MISSED, new int[] {0}));

    Evaluation both = AcrossSeeds.of(List.of(hit, missed.result("toy")));

    assertThat(both.at(10).hitRate().mean()).isEqualTo(0.5);
    assertThat(both.at(10).hitRate().standardError()).isCloseTo(0.5, within(1e-12));
  }
}
