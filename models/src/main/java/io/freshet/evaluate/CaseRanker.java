package io.freshet.evaluate;

import io.freshet.data.RankingCase;
import java.util.List;

/** Answers ranking questions, many at a time. */
public interface CaseRanker {
  /** How tables of results call it. */
  String name();

  /**
   * @param depth how many items each answer lists
   * @return one answer per case, in order
   */
  List<Ranking> rank(List<RankingCase> cases, int depth);

  /** Ranks case by case with the scores of a recommender. */
  static CaseRanker of(Recommender recommender) {
    return new CaseRanker() {
      @Override
      public String name() {
        return recommender.name();
      }

      @Override
      public List<Ranking> rank(List<RankingCase> cases, int depth) {
        return cases.stream()
            .map(c -> Ranking.of(recommender.scores(c.history()), c, depth))
            .toList();
      }
    };
  }
}
