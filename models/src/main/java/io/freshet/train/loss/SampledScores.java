package io.freshet.train.loss;

import io.freshet.tensor.Output;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Scores of each target and of negatives that all rows share, and the way back from gradients of
 * these scores to those of what they are made of.
 *
 * @param output what scores are made of
 * @param targets (N) int64
 * @param negatives (S) int64
 */
record SampledScores(Output<Tensor> output, Tensor targets, Tensor negatives) {
  /** Low enough that a negative which is the row's own target has no part in any loss. */
  private static final double STRUCK = -1e9;

  /** (N) */
  Tensor ofTargets() {
    Tensor rows = output.table().index_select(0, targets);
    return output.hidden().mul(rows).sum(1).add(output.bias().index_select(0, targets));
  }

  /** (N, S), the row's own target struck out. */
  Tensor ofNegatives() {
    Tensor rows = output.table().index_select(0, negatives);
    Tensor scores =
        torch.addmm(output.bias().index_select(0, negatives), output.hidden(), rows.t());
    return scores.masked_fill_(targets.unsqueeze(1).eq(negatives), new Scalar(STRUCK));
  }

  /**
   * @param onTargets (N) gradient of the targets' scores
   * @param onNegatives (N, S) gradient of the negatives' scores
   */
  LossGradient back(double loss, Tensor onTargets, Tensor onNegatives) {
    Tensor negativeRows = output.table().index_select(0, negatives);
    Tensor targetRows = output.table().index_select(0, targets);
    Tensor weight = onTargets.unsqueeze(1);
    Tensor hidden = onNegatives.mm(negativeRows).add_(targetRows.mul(weight));
    Tensor table = torch.zeros_like(output.table());
    table.index_add_(0, negatives, onNegatives.t().mm(output.hidden()));
    table.index_add_(0, targets, output.hidden().mul(weight));
    Tensor bias = torch.zeros_like(output.bias());
    bias.index_add_(0, negatives, onNegatives.sum(0));
    bias.index_add_(0, targets, onTargets);
    return new LossGradient(loss, hidden, table, bias);
  }
}
