package io.freshet.block;

import io.freshet.tensor.Flow;
import io.freshet.tensor.Initial;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A block of two streams: as {@link PostNorm}, and ENTITIES beside the items. Both are mixed apart,
 * meet between the maps of the feed-forward part, and are added and normed apart. A position
 * without entities adds nothing to what meets.
 *
 * @param width D
 * @param mixer between positions of the items
 * @param entities beside them
 * @param dropout of what is added
 */
public record KnowledgeFusion(int width, Mixer mixer, Entities entities, double dropout)
    implements Wrapper {
  private static final int OPENED = 4;

  /** What becomes of the entities. */
  public enum Onward {
    /** The next block reads them. */
    KEPT,
    /** Nobody reads them any more. */
    DROPPED
  }

  /**
   * @param width W
   * @param mixer between positions that have entities; none takes them in as they come
   * @param onward what becomes of them
   */
  public record Entities(int width, Optional<Mixer> mixer, Onward onward) {}

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    T main = in.get(Slot.MAIN, this);
    T pending = in.find(Slot.PENDING);
    T stream = pending == null ? main : pass.ops().add(main, pending);
    Flow<T> ready = in.without(Slot.PENDING).with(Slot.MAIN, stream);
    T heard = mixed(pass, ready, mixer, width);
    T told = told(pass.in("entities"), ready);
    T met = meet(pass, heard, told);
    Flow<T> out = ready.with(Slot.MAIN, closed(pass, heard, met, width));
    return switch (entities.onward()) {
      case KEPT ->
          out.with(Slot.ENTITIES, closed(pass.in("entities"), told, met, entities.width()));
      case DROPPED -> out.without(Slot.ENTITIES);
    };
  }

  /** Asks, adds and norms: (B, L, …) at the positions read. */
  private <T> T mixed(Pass<T> pass, Flow<T> in, Mixer asked, int wide) {
    T heard = asked.apply(pass.in("mixer"), in).get(Slot.MAIN, this);
    T update = pass.dropout("mixer", heard, dropout);
    T stream = pass.positionsRead(in.get(Slot.MAIN, this));
    return new LayerNorm(wide).apply(pass.in("mixer/norm"), stream, update).normed();
  }

  /** (B, L, W), 0 where a position has no entities. */
  private <T> T told(Pass<T> pass, Flow<T> in) {
    T described = in.get(Slot.DESCRIBED, this);
    T stream = in.get(Slot.ENTITIES, this);
    Flow<T> own = in.with(Slot.MAIN, stream).with(Slot.REAL, described);
    T told =
        entities.mixer().isPresent()
            ? mixed(pass, own, entities.mixer().get(), entities.width())
            : pass.positionsRead(stream);
    Ops<T> ops = pass.ops();
    T some = ops.reshape(pass.positionsRead(described), Size.SAME, Size.SAME, Size.of(1));
    return ops.where(some, told, ops.scalar(0));
  }

  /** (B, L, 4 D). */
  private <T> T meet(Pass<T> pass, T heard, T told) {
    Ops<T> ops = pass.ops();
    int inner = OPENED * width;
    T opened = new Linear(width, inner).apply(pass.in("feed/open"), heard);
    Initial start = Initial.fanIn(entities.width());
    T weight = pass.in("entities/open").parameter("weight", start, entities.width(), inner);
    T active = ops.gelu(ops.add(opened, ops.matmul(told, weight)));
    return pass.in("feed").dropout("inner", active, dropout);
  }

  /** Back to a stream, added and normed. */
  private <T> T closed(Pass<T> pass, T stream, T met, int wide) {
    T update = new Linear(OPENED * width, wide).apply(pass.in("feed/close"), met);
    T added = pass.dropout("feed", update, dropout);
    return new LayerNorm(wide).apply(pass.in("feed/norm"), stream, added).normed();
  }

  @Override
  public List<Mixer> mixers() {
    return Stream.concat(Stream.of(mixer), entities.mixer().stream()).toList();
  }

  @Override
  public String label() {
    return "knowledge-fusion(%d)".formatted(entities.width());
  }
}
