package io.freshet.train.loss;

import io.freshet.backend.torch.TorchTensors;
import io.freshet.tensor.Weights;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Cross-entropy against the target and a sample of items, shared by the rows of a micro-batch. The
 * log of how often an item is expected in the sample is taken off its score, so that popular
 * negatives are not pushed down for being drawn often.
 *
 * @param negatives how many are drawn
 * @param power of popularity in drawing: 0 draws all items alike
 */
public record SampledSoftmax(int negatives, double power) implements ItemLoss {
  @Override
  public String name() {
    return "sampled-softmax-%d".formatted(negatives);
  }

  @Override
  public LossFunction over(long[] popularity) {
    ItemSampler sampler = new ItemSampler(popularity, power);
    float[] expected = sampler.logExpected(negatives);
    return (output, targets, draw) -> {
      try (NoGradGuard guard = new NoGradGuard()) {
        Tensor drawn = TorchTensors.integers(sampler.draw(negatives, draw.seed()), negatives);
        Tensor correction =
            TorchTensors.of(Weights.of(expected, expected.length), ScalarType.Float)
                .to(output.bias().scalar_type());
        SampledScores scores = new SampledScores(output, targets, drawn);
        return gradient(scores, correction, draw.scale());
      }
    };
  }

  private static LossGradient gradient(SampledScores scores, Tensor correction, double scale) {
    Tensor target = scores.ofTargets().sub(correction.index_select(0, scores.targets()));
    Tensor others = scores.ofNegatives().sub_(correction.index_select(0, scores.negatives()));
    Tensor all = torch.cat(new TensorVector(target.unsqueeze(1), others), 1).log_softmax(1);
    double loss = -all.select(1, 0).sum().item_double();
    Tensor wrong = all.exp_().mul_(new Scalar(scale));
    Tensor onTargets = wrong.select(1, 0).sub(new Scalar(scale));
    return scores.back(loss, onTargets, wrong.narrow(1, 1, others.size(1)));
  }
}
