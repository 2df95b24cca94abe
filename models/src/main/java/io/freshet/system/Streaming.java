package io.freshet.system;

import io.freshet.block.Asked;
import io.freshet.block.KeepingMixer;
import io.freshet.block.Mixer;
import io.freshet.tensor.Binary;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Reads;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Taps;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A system that goes on from what it kept of a history, so that one more item costs one step. It
 * keeps its answer, the last hidden state, and what each mixer keeps.
 */
public final class Streaming {
  /** Of one row. Who would keep more reads the history again: moving the state costs as much. */
  public static final int MOST_BYTES = 1 << 20;

  private final SequenceSystem system;
  private final KeepingMixer mixer;
  private final int depth;

  private Streaming(SequenceSystem system, KeepingMixer mixer, int depth) {
    this.system = system;
    this.mixer = mixer;
    this.depth = depth;
  }

  /**
   * Where every block has the same mixer, which keeps, the last item's state is asked, and no more
   * than {@link #MOST_BYTES} would be kept.
   */
  static Optional<Streaming> of(SequenceSystem system) {
    List<Mixer> mixers = system.parts().body().mixers();
    if (system.parts().input().asks() != Asked.LAST_STATE
        || Set.copyOf(mixers).size() != 1
        || !(mixers.get(0) instanceof KeepingMixer keeping)) {
      return Optional.empty();
    }
    Streaming streaming = new Streaming(system, keeping, mixers.size());
    return streaming.keptBytes() > MOST_BYTES ? Optional.empty() : Optional.of(streaming);
  }

  private long keptBytes() {
    return keeps().stream()
        .mapToLong(kept -> kept.axes().stream().mapToLong(size -> size).reduce(4, (a, b) -> a * b))
        .sum();
  }

  /**
   * One tensor that is kept of each row.
   *
   * @param name unlike any other's
   * @param axes without that of the batch
   */
  public record Kept(String name, List<Integer> axes) {}

  /**
   * @param scores (B, V + 1)
   * @param kept in the order of {@link #keeps}
   */
  public record Continued<T>(T scores, List<T> kept) {}

  /** What is kept, in this order. */
  public List<Kept> keeps() {
    List<Kept> keeps = new ArrayList<>();
    keeps.add(new Kept("answer", List.of(system.table().width())));
    for (int block = 0; block < depth; block++) {
      keeps.add(new Kept("memory_" + block, mixer.keeps()));
    }
    return keeps;
  }

  /** How many newest items decide the scores: what came before them may be known or not. */
  public int horizon() {
    return mixer.horizon(depth);
  }

  /**
   * From nothing.
   *
   * @param items (B, L) int64, padded on the left with 0
   */
  public <T> Continued<T> begin(Pass<T> pass, T items) {
    List<T> kept = new ArrayList<>();
    T hidden =
        system.hidden(pass.reading(Reads.LAST).tappedBy(hearing(kept)), system.asking(pass, items));
    T answer = answer(pass.ops(), hidden);
    kept.add(0, answer);
    return new Continued<>(scores(pass, answer), kept);
  }

  /**
   * One more item.
   *
   * @param item (B, 1) int64, 0 where there is none: such a row stays as it is
   * @param before what was kept
   */
  public <T> Continued<T> step(Pass<T> pass, T item, List<T> before) {
    Ops<T> ops = pass.ops();
    Flow<T> flow =
        mixer.recalling(ops, Flow.of(Slot.ITEMS, item), before.subList(1, before.size()));
    List<T> after = new ArrayList<>();
    T hidden = system.encode(pass.tappedBy(hearing(after)), flow).require(Slot.MAIN, "step");
    after.add(0, answer(ops, hidden));
    T none = ops.binary(Binary.EQUAL, item, ops.integers(0));
    List<Kept> keeps = keeps();
    for (int at = 0; at < after.size(); at++) {
      T stays = ops.reshape(none, rowShape(keeps.get(at).axes().size()));
      after.set(at, ops.where(stays, before.get(at), after.get(at)));
    }
    return new Continued<>(scores(pass, after.get(0)), after);
  }

  private <T> T answer(Ops<T> ops, T hidden) {
    return ops.reshape(hidden, Size.SAME, Size.of(system.table().width()));
  }

  private <T> T scores(Pass<T> pass, T answer) {
    return system.table().scores(pass.in("items"), answer);
  }

  /** (B, 1, …). */
  private static Size[] rowShape(int axes) {
    List<Size> sizes = new ArrayList<>(Collections.nCopies(axes + 1, Size.of(1)));
    sizes.set(0, Size.REST);
    return sizes.toArray(Size[]::new);
  }

  /** Of the mixers, in their order. */
  private static <T> Taps<T> hearing(List<T> kept) {
    return new Taps<>() {
      @Override
      public boolean wants(String path) {
        return path.endsWith("/" + KeepingMixer.KEPT);
      }

      @Override
      public void put(String path, T value) {
        kept.add(value);
      }
    };
  }
}
