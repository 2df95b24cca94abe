package io.freshet.block.picture;

import io.freshet.block.Linear;
import io.freshet.tensor.Block;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Initial;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Span;
import java.util.List;

/**
 * PICTURES to MAIN (B, N + 1, D): a map of each patch, then one more token, {@code token} (D), each
 * with a learned place, {@code places} (N + 1, D).
 *
 * @param patches how the picture is cut
 * @param width D
 * @param dropout of the sum
 */
public record PatchTokens(Patches patches, int width, double dropout) implements Block {
  /** Mapped patches deviate by about 1: beside them, places of the usual 0.02 are lost for long. */
  private static final double PLACES = 0.5;

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T cut = patches.cut(ops, in.get(Slot.PICTURES, this));
    T mapped = new Linear(patches.values(), width).apply(pass.in("patches"), cut);
    T token = pass.parameter("token", Initial.ZEROS, width);
    T ownRow = ops.add(ops.scale(ops.slice(mapped, 1, Span.of(0, 1)), 0), token);
    T places = pass.parameter("places", Initial.normal(PLACES), patches.count() + 1L, width);
    T placed = ops.add(ops.concat(1, List.of(mapped, ownRow)), places);
    return in.without(Slot.PICTURES).with(Slot.MAIN, pass.dropout("tokens", placed, dropout));
  }
}
