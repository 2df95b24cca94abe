package io.freshet.train.loss;

import io.freshet.backend.torch.TorchTensors;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * gBCE (Petrov and Macdonald, 2023): binary cross-entropy whose positive term is weighed down by
 * {@code beta}, so that the model does not grow sure of itself from seeing few negatives. Negatives
 * are uniform and shared by the rows of a micro-batch.
 *
 * @param negatives how many are drawn
 * @param calibration 0 is plain BCE, 1 is fully calibrated
 */
public record CalibratedBce(int negatives, double calibration) implements ItemLoss {
  @Override
  public String name() {
    return "gbce-%d".formatted(negatives);
  }

  /** The weight of the positive term for a catalogue of so many items. */
  double beta(int items) {
    double rate = Math.min(1, negatives / Math.max(1.0, items - 1.0));
    return rate * (calibration * (1 - 1 / rate) + 1 / rate);
  }

  @Override
  public LossFunction over(long[] popularity) {
    ItemSampler sampler = new ItemSampler(popularity, 0);
    double beta = beta(popularity.length);
    return (output, targets, draw) -> {
      try (NoGradGuard guard = new NoGradGuard()) {
        Tensor drawn = TorchTensors.integers(sampler.draw(negatives, draw.seed()), negatives);
        return gradient(new SampledScores(output, targets, drawn), beta, draw.scale());
      }
    };
  }

  private static LossGradient gradient(SampledScores scores, double beta, double scale) {
    Tensor target = scores.ofTargets();
    Tensor others = scores.ofNegatives();
    double positive = -beta * torch.log_sigmoid(target).sum().item_double();
    double negative = -torch.log_sigmoid(others.neg()).sum().item_double();
    Tensor onTargets = target.sigmoid().sub(new Scalar(1.0)).mul(new Scalar(beta * scale));
    return scores.back(positive + negative, onTargets, others.sigmoid().mul(new Scalar(scale)));
  }
}
