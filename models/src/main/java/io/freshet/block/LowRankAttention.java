package io.freshet.block;

import io.freshet.tensor.Attention;
import io.freshet.tensor.AttentionSteps;
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
import java.util.Set;

/**
 * Every position asks a fixed number of mixtures of all positions, so that cost grows with length
 * and not with its square. What is mixed is learned by age, {@code keys} and {@code values} (N, R),
 * and the same for all heads; padding adds nothing to a mixture.
 *
 * @param width D
 * @param heads H
 * @param rank R, mixtures
 * @param longest N
 */
public record LowRankAttention(int width, int heads, int rank, int longest) implements Mixer {
  public LowRankAttention {
    Heads.of(heads, width);
  }

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T memory = in.get(Slot.MAIN, this);
    T real = ops.reshape(in.get(Slot.REAL, this), Size.SAME, Size.SAME, Size.of(1));
    Attention<T> full = projected(pass, memory);
    Attention<T> mixtures =
        new Attention<>(
            full.query(),
            mixtures(pass, "keys", ops.where(real, full.key(), ops.scalar(0))),
            mixtures(pass, "values", ops.where(real, full.value(), ops.scalar(0))),
            full.heads(),
            full.visibility());
    T mixed = ops.attention(mixtures);
    return in.with(Slot.MAIN, Linear.square(width).apply(pass.in("out"), mixed));
  }

  private <T> Attention<T> projected(Pass<T> pass, T memory) {
    Pass<T> packed = pass.in("qkv");
    T weight = packed.parameter("weight", Initial.fanIn(width), width, 3L * width);
    T bias = packed.parameter("bias", Initial.ZEROS, 3L * width);
    return AttentionSteps.project(
        pass.ops(),
        new ProjectedAttention<>(
            pass.positionsRead(memory),
            memory,
            new Projection<>(weight, bias),
            Heads.of(heads, width),
            Visibility.of(Order.BOTH_WAYS)));
  }

  /** (B, L, D) to (B, R, D). */
  private <T> T mixtures(Pass<T> pass, String name, T x) {
    Ops<T> ops = pass.ops();
    T shares = pass.parameter(name, Initial.fanIn(longest), longest, rank);
    T byAge = ops.gather(shares, Positions.ages(ops, x));
    return ops.matmul(ops.transpose(byAge, 1, 0), x);
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
    return 8.0 * length * width * width + 8.0 * length * rank * width;
  }

  @Override
  public String label() {
    return "low-rank(%d, %d)".formatted(heads, rank);
  }
}
