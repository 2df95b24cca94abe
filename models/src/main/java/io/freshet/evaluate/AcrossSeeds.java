package io.freshet.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Runs of one method that differ by seed alone. */
public final class AcrossSeeds {
  private AcrossSeeds() {}

  /**
   * Mean over the runs; the standard error is that over seeds, which says how far training is a
   * matter of luck. (The error over users is in each run.)
   *
   * @param runs at least one
   */
  public static Evaluation of(List<Evaluation> runs) {
    Evaluation first = runs.get(0);
    List<AtCutoff> cutoffs = new ArrayList<>();
    for (AtCutoff at : first.cutoffs()) {
      cutoffs.add(
          new AtCutoff(
              at.cutoff(),
              over(runs, at.cutoff(), c -> c.ndcg().mean()),
              over(runs, at.cutoff(), c -> c.hitRate().mean()),
              over(runs, at.cutoff(), c -> c.mrr().mean()),
              over(runs, at.cutoff(), AtCutoff::coverage).mean(),
              over(runs, at.cutoff(), AtCutoff::novelty).mean()));
    }
    return new Evaluation(first.method(), first.cases(), cutoffs);
  }

  private static Estimate over(
      List<Evaluation> runs, int cutoff, ToDoubleFunction<AtCutoff> metric) {
    return Estimate.of(
        runs.stream().mapToDouble(run -> metric.applyAsDouble(run.at(cutoff))).toArray());
  }
}
