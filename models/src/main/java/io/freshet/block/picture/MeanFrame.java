package io.freshet.block.picture;

import io.freshet.tensor.Block;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Reduction;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;

/**
 * FEATURES (B F, C, H, W) to VECTOR (B, C), the mean of all places of all frames.
 *
 * @param frames F
 * @param channels C
 */
public record MeanFrame(int frames, int channels) implements Block {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    Flow<T> each = new MeanPlace(channels).apply(pass, in);
    T rows =
        ops.reshape(each.get(Slot.VECTOR, this), Size.REST, Size.of(frames), Size.of(channels));
    T mean = ops.reduce(Reduction.MEAN, rows, 1);
    return each.with(Slot.VECTOR, ops.reshape(mean, Size.SAME, Size.of(channels)));
  }
}
