package io.freshet.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.data.InteractionLog;
import io.freshet.data.RankingCase;
import io.freshet.model.Manifest;
import io.freshet.model.ModelPackage;
import io.freshet.model.Vocabulary;
import io.freshet.score.Scorer;
import io.freshet.score.SequenceBatch;
import io.freshet.score.TopItems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScorerRankerTest {
  /** The data know d, which the model does not; the model's order is another than the data's. */
  private final InteractionLog data =
      InteractionLog.builder("toy").add("u", "a").add("u", "b").add("u", "c").add("u", "d").build();

  private final Backwards scorer = new Backwards(List.of("c", "b", "a", "e"));
  private final ScorerRanker ranker = new ScorerRanker(scorer, data);

  @Test
  void translatesBetweenTheNumbersOfDataAndModel() {
    List<Ranking> rankings = ranker.rank(List.of(new RankingCase(new int[] {0, 3, 1}, 2)), 2);

    assertThat(scorer.read.get(0).items()).as("a, b; d is unknown").containsExactly(3, 2);
    assertThat(rankings.get(0).rank()).as("e is not in the data, a and b are seen").isZero();
    assertThat(rankings.get(0).top()).containsExactly(2);
  }

  @Test
  void readsNoMoreThanTheModelTakesAndStillLeavesAllSeenItemsOut() {
    List<Ranking> rankings = ranker.rank(List.of(new RankingCase(new int[] {2, 1, 0}, 2)), 2);

    assertThat(scorer.read.get(0).items()).containsExactly(2, 3);
    assertThat(rankings.get(0).rank()).isEqualTo(Ranking.MISSED);
    assertThat(rankings.get(0).top()).isEmpty();
  }

  @Test
  void answersInTheOrderOfTheCases() {
    List<Ranking> rankings =
        ranker.rank(
            List.of(new RankingCase(new int[] {0, 1}, 2), new RankingCase(new int[] {2}, 1)), 1);

    assertThat(rankings.get(0).top()).containsExactly(2);
    assertThat(rankings.get(1).top()).containsExactly(0);
  }

  @Test
  void anUnknownTargetIsMissed() {
    assertThat(ranker.rank(List.of(new RankingCase(new int[] {0}, 3)), 4).get(0).rank())
        .isEqualTo(Ranking.MISSED);
  }

  /** Ranks the highest index first, whatever it reads. */
  private static final class Backwards implements Scorer {
    private final List<SequenceBatch> read = new ArrayList<>();
    private final ModelPackage model;

    Backwards(List<String> items) {
      this.model =
          new ModelPackage(Path.of("none"), new Manifest("toy", "1", 2), new Vocabulary(items));
    }

    @Override
    public ModelPackage model() {
      return model;
    }

    @Override
    public TopItems score(SequenceBatch batch, int k) {
      read.add(batch);
      int size = model.vocabulary().size();
      int listed = Math.min(k, size);
      int[] items = new int[batch.rows() * listed];
      float[] scores = new float[items.length];
      for (int at = 0; at < items.length; at++) {
        items[at] = size - at % listed;
        scores[at] = items[at];
      }
      return new TopItems(batch.rows(), listed, items, scores);
    }

    @Override
    public void close() {}
  }
}
