package io.freshet.train.loss;

import io.freshet.tensor.Output;
import org.bytedeco.pytorch.Tensor;

/** A loss made ready for one catalogue. Runs inside the caller's PointerScope, without autograd. */
public interface LossFunction {
  /**
   * @param output what scores are made of: hidden (N, E), table (V + 1, E), bias (V + 1); read
   *     only, its gradients come back by value
   * @param targets (N) int64, 1 to V
   * @param draw what randomness and weight this call has
   */
  LossGradient of(Output<Tensor> output, Tensor targets, Draw draw);

  /**
   * @param scale every gradient is multiplied by it
   * @param seed of whatever is drawn
   */
  record Draw(double scale, long seed) {}
}
