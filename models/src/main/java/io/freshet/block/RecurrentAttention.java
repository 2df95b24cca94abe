package io.freshet.block;

import io.freshet.tensor.Binary;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Phase;
import io.freshet.tensor.Reads;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;
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
 * @param longest N, of a sequence
 */
public record RecurrentAttention(int width, int heads, int segment, int longest) implements Mixer {
  /** What taps hear: (B, L, D), what a later sequence needs as its MEMORY here. */
  public static final String STATES = "states";

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    T main = in.get(Slot.MAIN, this);
    pass.tap(STATES, main);
    T memory = in.find(Slot.MEMORY);
    if (memory != null) {
      return in.with(Slot.MAIN, remembering(pass, in, memory));
    }
    if (pass.phase() instanceof Phase.Training) {
      return in.with(Slot.MAIN, segmented(pass, in));
    }
    Order order = pass.reads() == Reads.LAST ? Order.BOTH_WAYS : Order.CAUSAL;
    Visibility<T> visibility = Visibility.<T>of(order).withRealKeys(in.get(Slot.REAL, this));
    RelativeScores.Keys<T> keys = new RelativeScores.Keys<>(main, in.get(Slot.DISTANCES, this));
    return in.with(Slot.MAIN, scores().attend(pass, in, keys, visibility));
  }

  /** Asks what stood before the sequence, then the sequence. */
  private <T> T remembering(Pass<T> pass, Flow<T> in, T memory) {
    Ops<T> ops = pass.ops();
    T all = ops.concat(1, List.of(ops.still(memory), in.get(Slot.MAIN, this)));
    T real = ops.concat(1, List.of(in.get(Slot.REMEMBERED, this), in.get(Slot.REAL, this)));
    T distances = in.get(Slot.DISTANCES, this);
    T notLater = ops.binary(Binary.LESS, distances, ops.size(all, 1));
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
    T notLater = ops.binary(Binary.LESS, distances, ops.size(main, 1));
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

  private RelativeScores scores() {
    return new RelativeScores(width, heads);
  }

  /** (N): the segment of each age. */
  private Weights numbers() {
    float[] numbers = new float[longest];
    for (int age = 0; age < longest; age++) {
      numbers[age] = age / segment;
    }
    return Weights.of(numbers, longest);
  }

  @Override
  public Set<Mode> modes() {
    return Mode.ofCausal();
  }

  @Override
  public boolean reaches(int from, int to, int length) {
    return from <= to;
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
