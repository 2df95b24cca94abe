package io.freshet.block;

import io.freshet.tensor.Binary;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Reads;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Span;
import io.freshet.tensor.Unary;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Blocks that see what is shown and nothing in the place of what is hidden, then light blocks that
 * see what became of it beside what stands in hidden places. SHOWN (B, V) and STANDS (B, L) tell
 * which is which; without them the last place is hidden, as when the next item is asked for.
 *
 * @param seeing of what is shown
 * @param light of all places
 * @param width D
 */
public record VisibleFirst(Body seeing, Body light, int width) implements Body {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    T pending = in.find(Slot.PENDING);
    T main = in.get(Slot.MAIN, this);
    T all = pending == null ? main : pass.ops().add(main, pending);
    Flow<T> whole = in.without(Slot.PENDING);
    T shown = in.find(Slot.SHOWN);
    T told =
        shown == null
            ? lastHidden(pass, whole, all)
            : hiddenAnywhere(pass, whole.with(Slot.MAIN, all), shown);
    return light.apply(pass.in("light"), whole.with(Slot.MAIN, told));
  }

  /** (B, L, D) of which all but the last were seen. */
  private <T> T lastHidden(Pass<T> pass, Flow<T> in, T all) {
    Ops<T> ops = pass.ops();
    Span earlier = Span.of(0, -1);
    T real = ops.slice(in.get(Slot.REAL, this), 1, earlier);
    T seen = seen(pass, in, ops.slice(all, 1, earlier), real);
    return ops.concat(1, List.of(seen, ops.slice(all, 1, Span.LAST)));
  }

  /** (B, L, D) of which V were seen. */
  private <T> T hiddenAnywhere(Pass<T> pass, Flow<T> in, T shown) {
    Ops<T> ops = pass.ops();
    T all = in.get(Slot.MAIN, this);
    T rows = ops.binary(Binary.MAXIMUM, shown, ops.integers(0));
    T real = ops.unary(Unary.NOT, ops.binary(Binary.LESS, shown, ops.integers(0)));
    T seen = seen(pass, in, RowsAt.of(ops, all, rows, width), real);
    return RowsAt.of(ops, ops.concat(1, List.of(seen, all)), in.get(Slot.STANDS, this), width);
  }

  private <T> T seen(Pass<T> pass, Flow<T> in, T main, T real) {
    Flow<T> given = in.with(Slot.MAIN, main).with(Slot.REAL, real);
    Flow<T> out = seeing.apply(pass.in("seeing").reading(Reads.ALL), given);
    return new FinalNorm(width).apply(pass.in("norm"), out).get(Slot.MAIN, this);
  }

  @Override
  public Set<Slot> needs() {
    return Set.of(Slot.SHOWN, Slot.STANDS);
  }

  @Override
  public List<Mixer> mixers() {
    return Stream.concat(seeing.mixers().stream(), light.mixers().stream()).toList();
  }

  @Override
  public String label() {
    return "%s of what is shown, %s of all".formatted(seeing.label(), light.label());
  }
}
