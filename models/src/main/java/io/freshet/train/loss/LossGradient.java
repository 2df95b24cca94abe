package io.freshet.train.loss;

import org.bytedeco.pytorch.Tensor;

/**
 * A loss and where it would fall.
 *
 * @param loss summed over the N targets, unscaled
 * @param hidden (N, E) scaled gradient
 * @param table (V + 1, E) scaled gradient
 * @param bias (V + 1) scaled gradient
 */
public record LossGradient(double loss, Tensor hidden, Tensor table, Tensor bias) {}
