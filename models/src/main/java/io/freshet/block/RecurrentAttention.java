package io.freshet.block;

import io.freshet.tensor.Binary;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Phase;
import io.freshet.tensor.Reads;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Span;
import io.freshet.tensor.Unary;
import io.freshet.tensor.Visibility;
import io.freshet.tensor.Visibility.Order;
import io.freshet.tensor.Weights;
import java.util.List;
import java.util.Set;

/**
 * Causal attention by content and distance, {@link RelativeScores}, with a memory. Training cuts a
 * sequence into segments from the newest item backwards: a position learns from its own segment and
 * reads earlier ones as they are, so that no gradient flows back into them. Where the flow has a
 * MEMORY, that is what stood before the sequence; it too is only read.
 *
 * @param width D
 * @param heads H
 * @param segment S, positions
 * @param window of what is looked at
 */
public record RecurrentAttention(int width, int heads, int segment, Window window)
    implements KeepingMixer {
  /** What taps hear: (B, L, D), what a later sequence needs as its MEMORY here. */
  public static final String STATES = "states";

  private static final Size ONE = Size.of(1);

  /**
   * @param longest N, of a sequence
   * @param memory M, how many older positions one looks at, at most
   */
  public record Window(int longest, int memory) {
    public Window {
      memory = Math.max(1, Math.min(memory, longest - 1));
    }

    boolean isWhole() {
      return memory >= longest - 1;
    }
  }

  /** Looks at all older positions. */
  public RecurrentAttention(int width, int heads, int segment, int longest) {
    this(width, heads, segment, new Window(longest, longest));
  }

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    T main = in.get(Slot.MAIN, this);
    pass.tap(STATES, main);
    if (pass.taps(KEPT)) {
      pass.tap(KEPT, kept(pass.ops(), in));
    }
    T memory = in.find(Slot.MEMORY);
    if (memory != null) {
      return in.with(Slot.MAIN, remembering(pass, in, memory));
    }
    if (pass.phase() instanceof Phase.Training) {
      return in.with(Slot.MAIN, segmented(pass, in));
    }
    Order order = pass.reads() == Reads.LAST ? Order.BOTH_WAYS : Order.CAUSAL;
    T distances = in.get(Slot.DISTANCES, this);
    Visibility<T> visibility = Visibility.<T>of(order).withRealKeys(in.get(Slot.REAL, this));
    if (!window.isWhole()) {
      T near = near(pass.ops(), distances, main);
      visibility = visibility.withVisible(RelativeScores.queriesRead(pass, near));
    }
    RelativeScores.Keys<T> keys = new RelativeScores.Keys<>(main, distances);
    return in.with(Slot.MAIN, scores().attend(pass, in, keys, visibility));
  }

  /** Asks what stood before the sequence, then the sequence. */
  private <T> T remembering(Pass<T> pass, Flow<T> in, T memory) {
    Ops<T> ops = pass.ops();
    T all = RelativeScores.after(pass, memory, in.get(Slot.MAIN, this));
    T real = RelativeScores.realAfter(pass, in);
    T distances = in.get(Slot.DISTANCES, this);
    T notLater = notLater(ops, distances, all);
    Visibility<T> visibility =
        Visibility.<T>of(Order.BOTH_WAYS)
            .withRealKeys(real)
            .withVisible(RelativeScores.queriesRead(pass, notLater));
    RelativeScores.Keys<T> keys = new RelativeScores.Keys<>(all, distances);
    return scores().attend(pass, in, keys, visibility);
  }

  /** Asks every position twice: as it is when its segment is over, and as it learns. */
  private <T> T segmented(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T main = in.get(Slot.MAIN, this);
    T real = in.get(Slot.REAL, this);
    T distances = in.get(Slot.DISTANCES, this);
    T number = ops.gather(ops.constant(numbers()), Positions.ages(ops, real));
    T query = ops.reshape(number, Size.of(1), Size.of(1), Size.REST, Size.of(1));
    T key = ops.reshape(number, Size.of(1), Size.of(1), Size.of(1), Size.REST);
    T notLater = notLater(ops, distances, main);
    T sameSegment = ops.binary(Binary.EQUAL, query, key);
    T earlier = ops.binary(Binary.AND, notLater, ops.unary(Unary.NOT, sameSegment));
    T own = ops.binary(Binary.AND, notLater, sameSegment);
    Visibility<T> visibility =
        Visibility.<T>of(Order.BOTH_WAYS)
            .withRealKeys(ops.concat(1, List.of(real, real)))
            .withVisible(RelativeScores.queriesRead(pass, ops.concat(-1, List.of(earlier, own))));
    RelativeScores.Keys<T> keys =
        new RelativeScores.Keys<>(
            ops.concat(1, List.of(ops.still(main), main)),
            ops.concat(-1, List.of(distances, distances)));
    return scores().attend(pass, in, keys, visibility);
  }

  /** Which keys neither come later nor stand too far back. */
  private <T> T notLater(Ops<T> ops, T distances, T keys) {
    T notLater = ops.binary(Binary.LESS, distances, ops.size(keys, 1));
    return window.isWhole()
        ? notLater
        : ops.binary(Binary.AND, notLater, near(ops, distances, keys));
  }

  /** Row K - 1 - d of the distances tells the distance d. */
  private <T> T near(Ops<T> ops, T distances, T keys) {
    return ops.binary(Binary.LESS, ops.shift(ops.size(keys, 1), -2 - window.memory()), distances);
  }

  /** (B, M, D + 1): the newest states, each with 1 where it is of an item, else 0. */
  private <T> T kept(Ops<T> ops, Flow<T> in) {
    T main = in.get(Slot.MAIN, this);
    T real = in.get(Slot.REAL, this);
    T memory = in.find(Slot.MEMORY);
    if (memory != null) {
      main = ops.concat(1, List.of(memory, main));
      real = ops.concat(1, List.of(in.get(Slot.REMEMBERED, this), real));
    }
    T flag = ops.reshape(ops.where(real, ops.scalar(1), ops.scalar(0)), Size.SAME, Size.SAME, ONE);
    T told = ops.concat(-1, List.of(main, flag));
    if (memory == null) {
      T one = ops.slice(told, 1, Span.of(0, 1));
      int kept = window.memory();
      T nothing = ops.multiply(one, ops.constant(Weights.of(new float[kept], 1, kept, 1)));
      told = ops.concat(1, List.of(nothing, told));
    }
    return ops.slice(told, 1, Span.of(-window.memory(), Span.END));
  }

  @Override
  public <T> Flow<T> recalling(Ops<T> ops, Flow<T> flow, List<T> kept) {
    T flag = ops.slice(kept.get(0), -1, Span.of(width, width + 1L));
    T real = ops.binary(Binary.LESS, ops.scalar(0), ops.reshape(flag, Size.SAME, Size.REST));
    List<T> states = kept.stream().map(each -> ops.slice(each, -1, Span.of(0, width))).toList();
    return KeepingMixer.super.recalling(ops, flow, states).with(Slot.REMEMBERED, real);
  }

  @Override
  public List<Integer> keeps() {
    return List.of(window.memory(), width + 1);
  }

  @Override
  public int horizon(int depth) {
    return depth * window.memory() + 1;
  }

  @Override
  public int longest() {
    return window.longest();
  }

  private RelativeScores scores() {
    return new RelativeScores(width, heads);
  }

  /** (N): the segment of each age. */
  private Weights numbers() {
    float[] numbers = new float[longest()];
    for (int age = 0; age < numbers.length; age++) {
      numbers[age] = age / segment;
    }
    return Weights.of(numbers, numbers.length);
  }

  @Override
  public Set<Slot> asksOfPositions() {
    return Set.of(Slot.OFFSETS, Slot.DISTANCES);
  }

  @Override
  public Set<Mode> modes() {
    return Mode.ofCausal();
  }

  @Override
  public boolean reaches(int from, int to, int length) {
    return from <= to && to - from <= window.memory();
  }

  @Override
  public double flops(int length) {
    return 12.0 * length * width * width + 8.0 * length * length * width;
  }

  @Override
  public String label() {
    return "recurrent(%d, %d)".formatted(heads, segment);
  }
}
