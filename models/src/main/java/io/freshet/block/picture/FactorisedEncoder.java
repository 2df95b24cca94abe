package io.freshet.block.picture;

import io.freshet.block.Body;
import io.freshet.tensor.Block;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;

/**
 * Two encoders: MAIN (B, T N, D) is read time by time, each becoming the mean of what its tokens
 * have become; then these T vectors, told which time is which, read each other: (B, T, D).
 *
 * @param tokens of clips
 * @param width D
 * @param space of one time
 * @param time of all
 */
public record FactorisedEncoder(SpaceTime tokens, int width, Body space, Body time)
    implements Block {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T frames = tokens.byTime(ops, in.get(Slot.MAIN, this), width);
    Flow<T> read = space.apply(pass.in("space"), Flow.of(Slot.MAIN, frames));
    T vectors = new MeanToken(width).apply(pass.in("frame"), read).get(Slot.VECTOR, this);
    T rows = ops.reshape(vectors, Size.REST, Size.of(tokens.times()), Size.of(width));
    Times times = new Times(tokens.times(), width);
    return time.apply(pass.in("time"), times.apply(pass, Flow.of(Slot.MAIN, rows)));
  }
}
