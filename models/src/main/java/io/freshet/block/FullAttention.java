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
import io.freshet.tensor.Reads;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Span;
import io.freshet.tensor.Visibility;
import io.freshet.tensor.Visibility.Order;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every position asks every position it may see. Uses REAL, VISIBLE and BIAS where the flow has
 * them.
 *
 * @param width D
 * @param heads H
 * @param order causal or both ways
 */
public record FullAttention(int width, int heads, Order order) implements Mixer {
  /** What taps hear. */
  public static final String SCORES = "scores";

  public static final String PROBABILITIES = "probabilities";

  public FullAttention {
    Heads.of(heads, width);
  }

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    Pass<T> packed = pass.in("qkv");
    Initial start = Initial.fanIn(width);
    T weight = packed.parameter("weight", start, width, 3L * width);
    T bias = packed.parameter("bias", Initial.ZEROS, 3L * width);
    T memory = in.get(Slot.MAIN, this);
    ProjectedAttention<T> attention =
        new ProjectedAttention<>(
            pass.positionsRead(memory),
            memory,
            new Projection<>(weight, bias),
            Heads.of(heads, width),
            visibility(pass, in));
    T mixed = attend(pass, attention);
    return in.with(Slot.MAIN, Linear.square(width).apply(pass.in("out"), mixed));
  }

  private <T> T attend(Pass<T> pass, ProjectedAttention<T> attention) {
    if (!pass.taps(SCORES) && !pass.taps(PROBABILITIES)) {
      return pass.ops().projectedAttention(attention);
    }
    Attention<T> projected = AttentionSteps.project(pass.ops(), attention);
    AttentionSteps<T> steps = AttentionSteps.of(pass.ops(), projected);
    pass.tap(SCORES, steps.scores());
    pass.tap(PROBABILITIES, steps.probabilities());
    return steps.output();
  }

  /** The newest position may see all that are real, so a causal mask says nothing about it. */
  private <T> Visibility<T> visibility(Pass<T> pass, Flow<T> in) {
    boolean lastOnly = pass.reads() == Reads.LAST;
    return Visibility.<T>of(lastOnly ? Order.BOTH_WAYS : order)
        .withRealKeys(in.find(Slot.REAL))
        .withVisible(rowsRead(pass, in.find(Slot.VISIBLE)))
        .withBias(rowsRead(pass, in.find(Slot.BIAS)));
  }

  private static <T> @Nullable T rowsRead(Pass<T> pass, @Nullable T square) {
    if (square == null || pass.reads() == Reads.ALL) {
      return square;
    }
    return pass.ops().slice(square, 2, Span.LAST);
  }

  @Override
  public String label() {
    return "full(%d)".formatted(heads);
  }

  @Override
  public Set<Mode> modes() {
    return order == Order.CAUSAL ? Mode.ofCausal() : Mode.ofVisible();
  }

  @Override
  public boolean reaches(int from, int to, int length) {
    return order == Order.BOTH_WAYS || from <= to;
  }

  @Override
  public double flops(int length) {
    return 8.0 * length * width * width + 4.0 * length * length * width;
  }
}
