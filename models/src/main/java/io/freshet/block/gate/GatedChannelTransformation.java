package io.freshet.block.gate;

import io.freshet.tensor.Binary;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Initial;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Reduction;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Unary;

/**
 * Gated Channel Transformation (Yang et al., 2020): channels compete or work together by how strong
 * each is beside the others, with three numbers a channel: {@code alpha} (C) of its strength,
 * {@code gamma} (C) and {@code beta} (C) of its factor. Starts as the identity.
 *
 * @param channels C
 */
public record GatedChannelTransformation(int channels) implements Gate {
  private static final double EPSILON = 1e-5;

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T x = in.get(Slot.FEATURES, this);
    T power = ops.shift(Space.sum(ops, ops.multiply(x, x)), EPSILON);
    T alpha = pass.parameter("alpha", Initial.ONES, channels);
    T strength = ops.multiply(ops.unary(Unary.SQRT, power), alpha);
    T mean = ops.reduce(Reduction.MEAN, ops.multiply(strength, strength), -1);
    T all = ops.unary(Unary.SQRT, ops.shift(mean, EPSILON));
    T beside = ops.binary(Binary.DIVIDE, strength, all);
    T gamma = pass.parameter("gamma", Initial.ZEROS, channels);
    T beta = pass.parameter("beta", Initial.ZEROS, channels);
    T factor = ops.shift(ops.unary(Unary.TANH, ops.add(ops.multiply(beside, gamma), beta)), 1);
    return in.with(Slot.FEATURES, ops.multiply(x, Space.everywhere(ops, factor)));
  }

  @Override
  public String label() {
    return "gated-channel-transformation";
  }
}
