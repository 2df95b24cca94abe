package io.freshet.train.loss;

import io.freshet.tensor.Output;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Cross-entropy against every item. The gradient of the scores is softmax minus one-hot, so each
 * chunk of rows is done with three matrix products and nothing of size (N, V) outlives its chunk.
 *
 * @param chunkRows rows scored at a time
 */
public record FullSoftmax(int chunkRows) implements ItemLoss {
  public FullSoftmax {
    if (chunkRows < 1) {
      throw new IllegalArgumentException("a chunk has at least one row, found " + chunkRows);
    }
  }

  @Override
  public String name() {
    return "full-softmax";
  }

  @Override
  public LossFunction over(long[] popularity) {
    return this::gradient;
  }

  private LossGradient gradient(Output<Tensor> output, Tensor targets, LossFunction.Draw draw) {
    try (NoGradGuard guard = new NoGradGuard()) {
      Tensor hidden = torch.empty_like(output.hidden());
      Tensor table = torch.zeros_like(output.table());
      Tensor bias = torch.zeros_like(output.bias());
      Scalar scale = new Scalar(draw.scale());
      Scalar one = new Scalar(1.0);
      Scalar minusOne = new Scalar(-1.0);
      double loss = 0;
      for (long from = 0; from < targets.size(0); from += chunkRows) {
        long rows = Math.min(chunkRows, targets.size(0) - from);
        Tensor read = output.hidden().narrow(0, from, rows);
        Tensor target = targets.narrow(0, from, rows).unsqueeze(1);
        Tensor scores = torch.addmm(output.bias(), read, output.table().t());
        Tensor wrong = torch.softmax_out(scores, scores, 1);
        loss -= wrong.gather(1, target).clamp_min(new Scalar(1e-30)).log().sum().item_double();
        wrong.scatter_add_(1, target, torch.full_like(wrong.narrow(1, 0, 1), minusOne));
        torch.mm_out(hidden.narrow(0, from, rows), wrong, output.table());
        table.addmm_(wrong.t(), read, one, scale);
        bias.add_(wrong.sum(0), scale);
      }
      return new LossGradient(loss, hidden.mul_(scale), table, bias);
    }
  }
}
