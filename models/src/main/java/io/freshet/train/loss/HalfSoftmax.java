package io.freshet.train.loss;

import io.freshet.tensor.Output;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * {@link FullSoftmax} with its three matrix products in bfloat16; scores, softmax and sums stay in
 * the precision of the parameters. Pays where the CPU multiplies bfloat16 in hardware.
 *
 * @param chunkRows rows scored at a time
 */
public record HalfSoftmax(int chunkRows) implements ItemLoss {
  @Override
  public String name() {
    return "full-softmax-bf16";
  }

  @Override
  public LossFunction over(long[] popularity) {
    return this::gradient;
  }

  private LossGradient gradient(Output<Tensor> output, Tensor targets, LossFunction.Draw draw) {
    try (NoGradGuard guard = new NoGradGuard()) {
      ScalarType exact = output.hidden().scalar_type();
      Tensor hidden = torch.empty_like(output.hidden());
      Tensor table = torch.zeros_like(output.table());
      Tensor bias = torch.zeros_like(output.bias());
      Tensor items = half(output.table());
      Tensor read = half(output.hidden());
      Scalar scale = new Scalar(draw.scale());
      Scalar minusOne = new Scalar(-1.0);
      double loss = 0;
      for (long from = 0; from < targets.size(0); from += chunkRows) {
        long rows = Math.min(chunkRows, targets.size(0) - from);
        Tensor chunk = read.narrow(0, from, rows);
        Tensor target = targets.narrow(0, from, rows).unsqueeze(1);
        Tensor wrong = chunk.mm(items.t()).to(exact).add_(output.bias());
        torch.softmax_out(wrong, wrong, 1);
        loss -= wrong.gather(1, target).clamp_min(new Scalar(1e-30)).log().sum().item_double();
        wrong.scatter_add_(1, target, torch.full_like(wrong.narrow(1, 0, 1), minusOne));
        Tensor narrow = half(wrong);
        hidden.narrow(0, from, rows).copy_(narrow.mm(items));
        table.add_(narrow.t().mm(chunk).to(exact), scale);
        bias.add_(wrong.sum(0), scale);
      }
      return new LossGradient(loss, hidden.mul_(scale), table, bias);
    }
  }

  private static Tensor half(Tensor exact) {
    return exact.to(ScalarType.BFloat16);
  }
}
