package io.freshet.block.picture;

import io.freshet.block.Linear;
import io.freshet.block.RowsAt;
import io.freshet.tensor.Block;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Initial;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Span;

/**
 * PICTURES to MAIN (B, N + 1, D): a map of each patch, then one more token, {@code token} (D), each
 * with a learned place, {@code places} (N + 1, D). Where SHOWN names V patches, it is as if there
 * were no others: (B, V + 1, D).
 *
 * @param patches how the picture is cut
 * @param width D
 * @param dropout of the sum
 */
public record PatchTokens(Patches patches, int width, double dropout) implements Block {
  /** Mapped patches deviate by about 1: beside them, places of the usual 0.02 are lost for long. */
  static final double PLACES = 0.5;

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T cut = patches.cut(ops, in.get(Slot.PICTURES, this));
    T places = pass.parameter("places", Initial.normal(PLACES), patches.count() + 1L, width);
    T shown = in.find(Slot.SHOWN);
    T seen = shown == null ? cut : RowsAt.of(ops, cut, shown, patches.values());
    T where =
        shown == null
            ? ops.slice(places, 0, Span.of(0, patches.count()))
            : ops.gather(places, shown);
    T mapped = new Linear(patches.values(), width).apply(pass.in("patches"), seen);
    T placed =
        new ReadToken(width, dropout)
            .after(pass, ops.add(mapped, where), ops.slice(places, 0, Span.LAST));
    return in.without(Slot.PICTURES).with(Slot.MAIN, placed);
  }
}
