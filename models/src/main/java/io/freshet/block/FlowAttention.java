package io.freshet.block;

import io.freshet.tensor.Attention;
import io.freshet.tensor.AttentionSteps;
import io.freshet.tensor.Binary;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Heads;
import io.freshet.tensor.Initial;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.ProjectedAttention;
import io.freshet.tensor.ProjectedAttention.Projection;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Visibility;
import io.freshet.tensor.Visibility.Order;
import java.util.List;
import java.util.Set;

/**
 * Full attention both ways, of flows that VISIBLE keeps apart, with a memory: where the flow has a
 * MEMORY (B, M, 2 D), keys and values of positions that were read before, those of them that are
 * REMEMBERED are asked besides.
 *
 * @param width D
 * @param heads H
 */
public record FlowAttention(int width, int heads) implements Mixer {
  /** What taps hear: (B, L, 2 D), keys and values, what a later step needs as its MEMORY here. */
  public static final String KEPT = "kept";

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    T memory = in.find(Slot.MEMORY);
    if (memory == null && !pass.taps(KEPT)) {
      return full().apply(pass, in);
    }
    Attention<T> own = projected(pass, in);
    pass.tap(KEPT, pass.ops().concat(-1, List.of(own.key(), own.value())));
    Attention<T> all = memory == null ? own : remembering(pass.ops(), own, in, memory);
    T mixed = pass.ops().attention(all);
    return in.with(Slot.MAIN, Linear.square(width).apply(pass.in("out"), mixed));
  }

  private FullAttention full() {
    return new FullAttention(width, heads, Order.BOTH_WAYS);
  }

  /** With the parameters of full attention. */
  private <T> Attention<T> projected(Pass<T> pass, Flow<T> in) {
    Pass<T> packed = pass.in("qkv");
    T weight = packed.parameter("weight", Initial.fanIn(width), width, 3L * width);
    T bias = packed.parameter("bias", Initial.ZEROS, 3L * width);
    T main = in.get(Slot.MAIN, this);
    Visibility<T> visibility =
        Visibility.<T>of(Order.BOTH_WAYS)
            .withRealKeys(in.get(Slot.REAL, this))
            .withVisible(in.get(Slot.VISIBLE, this));
    return AttentionSteps.project(
        pass.ops(),
        new ProjectedAttention<>(
            main, main, new Projection<>(weight, bias), Heads.of(heads, width), visibility));
  }

  /** Asks what is remembered, then the positions themselves. */
  private <T> Attention<T> remembering(Ops<T> ops, Attention<T> own, Flow<T> in, T memory) {
    List<T> kept = ops.split(memory, width, 2);
    T remembered = in.get(Slot.REMEMBERED, this);
    T everyQuery = ops.reshape(ops.range(own.query(), 1), Size.REST, Size.of(1));
    T before =
        ops.binary(
            Binary.AND,
            ops.reshape(remembered, Size.SAME, Size.of(1), Size.of(1), Size.REST),
            ops.binary(Binary.LESS, ops.integers(-1), everyQuery));
    T now =
        ops.binary(
            Binary.AND,
            ops.reshape(in.get(Slot.REAL, this), Size.SAME, Size.of(1), Size.of(1), Size.REST),
            in.get(Slot.VISIBLE, this));
    return new Attention<>(
        own.query(),
        ops.concat(1, List.of(kept.get(0), own.key())),
        ops.concat(1, List.of(kept.get(1), own.value())),
        own.heads(),
        Visibility.<T>of(Order.BOTH_WAYS).withVisible(ops.concat(-1, List.of(before, now))));
  }

  @Override
  public Set<Mode> modes() {
    return full().modes();
  }

  @Override
  public boolean reaches(int from, int to, int length) {
    return full().reaches(from, to, length);
  }

  @Override
  public double flops(int length) {
    return full().flops(length);
  }

  @Override
  public String label() {
    return "flows(%d)".formatted(heads);
  }
}
