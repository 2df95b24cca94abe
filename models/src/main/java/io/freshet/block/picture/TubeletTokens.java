package io.freshet.block.picture;

import io.freshet.tensor.Block;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Initial;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * PICTURES (B, F, C, H, W) to MAIN (B, T N, D): a map of each box, with a learned place of its
 * square, {@code places} (N, D), the same at all times. The map starts as one of the central frame
 * alone, {@code patches/weight}; what it makes of the others, {@code patches/others}, starts at
 * zero. So a clip that stands still gives at first what a picture would.
 *
 * @param tubelets how the clip is cut
 * @param width D
 * @param dropout of the sum
 */
public record TubeletTokens(Tubelets tubelets, int width, double dropout) implements Block {
  /** As for patches of pictures: beside mapped boxes, places of 0.02 are lost for long. */
  private static final double PLACES = 0.5;

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    int squares = tubelets.patches().count();
    T cut = tubelets.cut(ops, in.get(Slot.PICTURES, this));
    Pass<T> map = pass.in("patches");
    T mapped = ops.linear(cut, kernel(map), map.parameter("bias", Initial.ZEROS, width));
    T byTime =
        ops.reshape(mapped, Size.SAME, Size.of(tubelets.times()), Size.of(squares), Size.of(width));
    T placed = ops.add(byTime, pass.parameter("places", Initial.normal(PLACES), squares, width));
    T tokens = ops.reshape(placed, Size.SAME, Size.of(tubelets.count()), Size.of(width));
    return in.without(Slot.PICTURES).with(Slot.MAIN, pass.dropout("tokens", tokens, dropout));
  }

  /** (values, D), frame by frame. */
  private <T> T kernel(Pass<T> map) {
    int values = tubelets.patches().values();
    T central = map.parameter("weight", Initial.fanIn(values), values, width);
    if (tubelets.frames() == 1) {
      return central;
    }
    long all = (tubelets.frames() - 1L) * values;
    long before = (long) tubelets.frames() / 2 * values;
    T others = map.parameter("others", Initial.ZEROS, all, width);
    List<T> frames = new ArrayList<>();
    frames.add(map.ops().slice(others, 0, Span.of(0, before)));
    frames.add(central);
    if (before < all) {
      frames.add(map.ops().slice(others, 0, Span.of(before, all)));
    }
    return map.ops().concat(0, frames);
  }
}
