package io.freshet.cli;

import io.freshet.evaluate.AtCutoff;
import io.freshet.evaluate.Evaluation;
import java.util.List;

/** Evaluations as lines for people. */
final class ResultTable {
  private static final int CUTOFF = 10;

  private ResultTable() {}

  static void print(Console console, List<Evaluation> evaluations) {
    console.line(
        "%-40s %17s %17s %17s %8s %7s", "", "NDCG@10", "HR@10", "MRR@10", "covered", "novelty");
    for (Evaluation evaluation : evaluations) {
      AtCutoff ten = evaluation.at(CUTOFF);
      console.line(
          "%-40s %.4f +- %.4f   %.4f +- %.4f   %.4f +- %.4f   %7.1f%% %7.2f",
          evaluation.method(),
          ten.ndcg().mean(),
          ten.ndcg().standardError(),
          ten.hitRate().mean(),
          ten.hitRate().standardError(),
          ten.mrr().mean(),
          ten.mrr().standardError(),
          100 * ten.coverage(),
          ten.novelty());
    }
  }
}
