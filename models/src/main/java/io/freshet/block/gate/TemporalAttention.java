package io.freshet.block.gate;

import io.freshet.block.FullAttention;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Initial;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;

/**
 * The attention over time of TimeSformer's divided attention (Bertasius et al., 2021): every place
 * asks the same place in every frame, told which frame is which by {@code frames} (F, C). Starts as
 * the identity.
 *
 * @param clip what it is fitted to
 * @param narrow channels of queries, keys and values
 */
public record TemporalAttention(Clip clip, int narrow) implements Gate {
  /** Beside what a stage made, about 1, frames told by the usual 0.02 are lost for long. */
  private static final double TOLD = 0.5;

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T x = in.get(Slot.FEATURES, this);
    T flat = ops.reshape(x, Size.SAME, Size.SAME, Size.SAME, Size.REST);
    T places = ops.transpose(flat, 0, 3, 1, 2);
    T out = pass.parameter("out/weight", Initial.ZEROS, narrow, clip.channels());
    T told = ops.transpose(ops.matmul(heard(pass, places), out), 0, 2, 3, 1);
    Size height = Size.of(clip.height());
    T whole = ops.reshape(told, Size.SAME, Size.SAME, Size.SAME, height, Size.of(clip.width()));
    return in.with(Slot.FEATURES, ops.add(x, whole));
  }

  /** (B, H W, F, C) to (B, H W, F, narrow). */
  private <T> T heard(Pass<T> pass, T places) {
    Ops<T> ops = pass.ops();
    Initial start = Initial.normal(TOLD);
    T frames = pass.parameter("frames", start, clip.frames(), clip.channels());
    T told = ops.add(places, frames);
    Unbiased narrower = new Unbiased(clip.channels(), narrow);
    T query = ops.scale(narrower.apply(pass.in("query"), told), 1 / Math.sqrt(narrow));
    T key = narrower.apply(pass.in("key"), told);
    T shares = ops.softmax(ops.matmul(query, ops.transpose(key, 0, 1, 3, 2)), -1);
    pass.tap(FullAttention.PROBABILITIES, shares);
    return ops.matmul(shares, narrower.apply(pass.in("value"), told));
  }

  @Override
  public String label() {
    return "temporal(%d)".formatted(narrow);
  }
}
