package io.freshet.block.picture;

import io.freshet.block.gate.Clip;
import io.freshet.tensor.Block;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Unary;

/**
 * The first filters of clips, frame by frame, of two steps: PICTURES (B, F, C, H, W) to FEATURES (B
 * F, out, H / 2, W / 2).
 *
 * @param clip what is read
 * @param out channels
 */
public record FrameEntry(Clip clip, int out) implements Block {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> flow) {
    T frames =
        pass.ops()
            .reshape(
                flow.get(Slot.PICTURES, this),
                Size.REST,
                Size.of(clip.channels()),
                Size.of(clip.height()),
                Size.of(clip.width()));
    T filtered = new NormedFilters(clip.channels(), out, 2).apply(pass, frames);
    T features = pass.ops().unary(Unary.RELU, filtered);
    return flow.without(Slot.PICTURES).with(Slot.FEATURES, features);
  }
}
