package io.freshet.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.freshet.data.InteractionLog;
import io.freshet.data.LeaveOneOut;
import io.freshet.evaluate.AtCutoff;
import io.freshet.evaluate.CaseRanker;
import io.freshet.evaluate.DecayedCooccurrence;
import io.freshet.evaluate.Evaluator;
import io.freshet.evaluate.Floor;
import io.freshet.evaluate.Floors;
import io.freshet.evaluate.LastItemCooccurrence;
import io.freshet.evaluate.Popularity;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The floors on the file that everybody measures on, by the protocol everybody should use. */
final class FloorsOnMovieLensTest {
  private static final double ONE_STANDARD_ERROR = 0.004;

  private static InteractionLog log;
  private static LeaveOneOut split;

  @BeforeAll
  static void readMovieLens() throws IOException {
    log = Datasets.open("ml-1m", RealData.folder("ml-1m"));
    split = LeaveOneOut.of(log);
  }

  @Test
  void theFileIsTheOneEverybodyMeasuresOn() {
    assertThat(log.users()).isEqualTo(6040);
    assertThat(log.items()).isEqualTo(3416);
    assertThat(log.size()).isEqualTo(999_611);
    assertThat(split.test()).hasSize(6040);
  }

  @Test
  void popularityScoresWhatItAlwaysScores() {
    AtCutoff ten = measured(new Popularity(log.items()));

    assertThat(ten.ndcg().mean()).isCloseTo(0.0180, within(0.00005));
    assertThat(ten.hitRate().mean()).isCloseTo(0.0369, within(0.00005));
  }

  @Test
  void lastItemCooccurrenceScoresAsCountedElsewhere() {
    AtCutoff ten = measured(new LastItemCooccurrence(log.items()));

    assertThat(ten.ndcg().mean()).isCloseTo(0.1318, within(ONE_STANDARD_ERROR));
    assertThat(ten.hitRate().mean()).isCloseTo(0.2270, within(ONE_STANDARD_ERROR));
  }

  @Test
  void decayedCooccurrenceScoresAsCountedElsewhere() {
    AtCutoff ten = measured(new DecayedCooccurrence(log.items()));

    assertThat(ten.ndcg().mean()).isCloseTo(0.1482, within(ONE_STANDARD_ERROR));
    assertThat(ten.hitRate().mean()).isCloseTo(0.2560, within(ONE_STANDARD_ERROR));
  }

  private static AtCutoff measured(Floor floor) {
    Floors.learn(floor, split.train());
    AtCutoff ten =
        Evaluator.over(log.items(), split.train())
            .evaluate(CaseRanker.of(floor), split.test())
            .at(10);
    System.out.printf(
        "%s: NDCG@10 %.4f HR@10 %.4f coverage %.3f novelty %.2f%n",
        floor.name(), ten.ndcg().mean(), ten.hitRate().mean(), ten.coverage(), ten.novelty());
    return ten;
  }
}
