package io.freshet.block.picture;

import io.freshet.tensor.Block;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Reduction;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;

/**
 * FEATURES (B, C, H, W) to VECTOR (B, C), the mean of all places.
 *
 * @param channels C
 */
public record MeanPlace(int channels) implements Block {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T mean = ops.reduce(Reduction.MEAN, in.get(Slot.FEATURES, this), -1);
    T vector = ops.reshape(ops.reduce(Reduction.MEAN, mean, -2), Size.SAME, Size.of(channels));
    return in.without(Slot.FEATURES).with(Slot.VECTOR, vector);
  }
}
