package io.freshet.block.picture;

import io.freshet.block.FinalNorm;
import io.freshet.block.Linear;
import io.freshet.block.RowsAt;
import io.freshet.tensor.Block;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Initial;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Span;
import java.util.List;

/**
 * Draws all patches from what became of those that were shown: MAIN (B, V + 1, E) and STANDS (B, N)
 * to MAIN (B, N, P). Where a patch was left out stands {@code hidden} (D), the same for all; places
 * are fixed.
 *
 * @param patches how the picture was cut
 * @param read E
 * @param width D
 * @param body MAIN (B, N + 1, D) to the same
 */
public record PatchDrawer(Patches patches, int read, int width, Block body) implements Block {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T mapped = new Linear(read, width).apply(pass.in("read"), in.get(Slot.MAIN, this));
    T shown = ops.slice(mapped, 1, Span.of(0, -1));
    T token = ops.slice(mapped, 1, Span.LAST);
    T hidden = pass.parameter("hidden", Initial.normal(0.02), width);
    T hiddenRow = ops.add(ops.scale(token, 0), hidden);
    T rows = ops.concat(1, List.of(shown, hiddenRow));
    T ordered = RowsAt.of(ops, rows, in.get(Slot.STANDS, this), width);
    T places = ops.constant(new SineGrid(patches.down(), patches.across(), width).rows());
    T placed = ops.add(ops.concat(1, List.of(ordered, token)), places);
    Flow<T> drawn = body.apply(pass.in("body"), in.with(Slot.MAIN, placed));
    T normed = new FinalNorm(width).apply(pass.in("norm"), drawn).get(Slot.MAIN, this);
    T ofPatches = ops.slice(normed, 1, Span.of(0, -1));
    T pixels = new Linear(width, patches.values()).apply(pass.in("pixels"), ofPatches);
    return in.without(Slot.STANDS).with(Slot.MAIN, pixels);
  }
}
