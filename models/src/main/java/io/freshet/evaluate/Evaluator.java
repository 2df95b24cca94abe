package io.freshet.evaluate;

import io.freshet.data.RankingCase;
import java.util.List;

/**
 * Full ranking over the catalogue with seen items left out; ties count against the method.
 *
 * @param popularity (V) how often each item was met in training, for novelty
 */
public record Evaluator(long[] popularity) {
  /** Cases handed to a ranker at once. */
  private static final int CHUNK = 256;

  /** For a catalogue of this size whose training part is these sequences. */
  public static Evaluator over(int items, int[][] train) {
    long[] popularity = new long[items];
    for (int[] sequence : train) {
      for (int item : sequence) {
        popularity[item]++;
      }
    }
    return new Evaluator(popularity);
  }

  public Evaluation evaluate(CaseRanker ranker, List<RankingCase> cases) {
    RankingMetrics metrics = new RankingMetrics(popularity);
    for (int from = 0; from < cases.size(); from += CHUNK) {
      List<RankingCase> chunk = cases.subList(from, Math.min(cases.size(), from + CHUNK));
      ranker.rank(chunk, RankingMetrics.DEPTH).forEach(metrics::add);
    }
    return metrics.result(ranker.name());
  }
}
