package io.freshet.job.operator;

import io.freshet.bundle.BatchPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * Drafts that are scored in one call.
 *
 * @param length of the longest input
 */
// per record
record DraftRows(List<Draft> drafts, int length) {
  /** All drafts in rectangles that waste little padding. */
  static List<DraftRows> of(List<Draft> drafts, BatchPlan.Budget budget, OperatorMetrics metrics) {
    int[] lengths = new int[drafts.size()];
    long tokens = 0;
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = drafts.get(i).input.length;
      tokens += lengths[i];
    }
    BatchPlan plan = BatchPlan.of(lengths, budget);
    metrics.planned(tokens, plan.paddedTokens());
    List<DraftRows> all = new ArrayList<>(plan.batches().size());
    for (BatchPlan.Batch batch : plan.batches()) {
      List<Draft> rows = new ArrayList<>(batch.inputs().length);
      for (int input : batch.inputs()) {
        rows.add(drafts.get(input));
      }
      all.add(new DraftRows(rows, batch.length()));
    }
    return all;
  }
}
