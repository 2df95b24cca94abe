package io.freshet.block;

import io.freshet.tensor.Attention;
import io.freshet.tensor.AttentionSteps;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Heads;
import io.freshet.tensor.Initial;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Visibility;
import io.freshet.tensor.Visibility.Order;
import java.util.Set;

/**
 * Every position asks a few interests, each a mixture of all positions whose shares depend on what
 * stands there; and, apart from that, every place asks every place by PLACES alone. The second part
 * is the same for all users.
 *
 * @param width D
 * @param heads H
 * @param interests R
 */
public record InterestAttention(int width, int heads, int interests) implements Mixer {
  /** What taps hear: (B, R, L). */
  public static final String SHARES = "shares";

  public InterestAttention {
    Heads.of(heads, width);
  }

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T memory = in.get(Slot.MAIN, this);
    T real = in.get(Slot.REAL, this);
    T key = square().apply(pass.in("key"), memory);
    T value = square().apply(pass.in("value"), memory);
    T byItem =
        ops.attention(
            new Attention<>(
                square().apply(pass.in("query"), pass.positionsRead(memory)),
                ops.matmul(shares(pass.in("keys"), memory, real), key),
                ops.matmul(shares(pass.in("values"), memory, real), value),
                Heads.of(heads, width),
                Visibility.of(Order.BOTH_WAYS)));
    T mixed = ops.add(byItem, byPlace(pass, in.get(Slot.PLACES, this), value, real));
    return in.with(Slot.MAIN, square().apply(pass.in("out"), mixed));
  }

  /** (B, R, L): what each interest takes of each position, together one. */
  private <T> T shares(Pass<T> pass, T memory, T real) {
    Ops<T> ops = pass.ops();
    T liking =
        ops.matmul(memory, pass.parameter("interests", Initial.fanIn(width), width, interests));
    T shown = ops.reshape(real, Size.SAME, Size.SAME, Size.of(1));
    T struck = ops.where(shown, liking, ops.scalar(AttentionSteps.HIDDEN));
    T shares = ops.transpose(ops.softmax(struck, 1), 0, 2, 1);
    pass.tap(SHARES, shares);
    return shares;
  }

  /** One map of places for the whole batch, struck out where a row is padded. */
  private <T> T byPlace(Pass<T> pass, T places, T value, T real) {
    Ops<T> ops = pass.ops();
    T all = ops.reshape(places, Size.of(1), Size.REST, Size.of(width));
    Attention<T> attention =
        new Attention<>(
            square().apply(pass.in("placeQuery"), pass.positionsRead(all)),
            square().apply(pass.in("placeKey"), all),
            value,
            Heads.of(heads, width),
            Visibility.<T>of(Order.BOTH_WAYS).withRealKeys(real));
    AttentionSteps<T> steps = AttentionSteps.of(ops, attention);
    pass.tap(FullAttention.PROBABILITIES, steps.probabilities());
    return steps.output();
  }

  private Linear square() {
    return new Linear(width, width);
  }

  @Override
  public Set<Slot> asksOfPositions() {
    return Set.of(Slot.PLACES);
  }

  @Override
  public Set<Mode> modes() {
    return Set.of(Mode.BIDIRECTIONAL, Mode.LAST_SLOT);
  }

  @Override
  public boolean reaches(int from, int to, int length) {
    return true;
  }

  @Override
  public double flops(int length) {
    double maps = 12.0 * length * width * width + 12.0 * length * interests * width;
    return maps + 4.0 * length * length * width;
  }

  @Override
  public String label() {
    return "interests(%d, %d)".formatted(heads, interests);
  }
}
