package io.freshet.block;

import io.freshet.tensor.Attention;
import io.freshet.tensor.AttentionSteps;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Heads;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Reads;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Visibility;
import io.freshet.tensor.Visibility.Order;
import java.util.List;
import java.util.Set;

/**
 * Each position asks, with one head, which of the positions up to its own matter, and joins what it
 * hears to its own state by a map (2 D, D).
 *
 * @param width D
 */
public record AttentionPool(int width) implements Mixer {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T memory = in.get(Slot.MAIN, this);
    T own = pass.positionsRead(memory);
    Linear square = new Linear(width, width);
    Order order = pass.reads() == Reads.LAST ? Order.BOTH_WAYS : Order.CAUSAL;
    Attention<T> attention =
        new Attention<>(
            square.apply(pass.in("query"), own),
            square.apply(pass.in("key"), memory),
            memory,
            new Heads(1, width),
            Visibility.<T>of(order).withRealKeys(in.find(Slot.REAL)));
    T heard = attend(pass, attention);
    Linear join = new Linear(2 * width, width);
    return in.with(Slot.MAIN, join.apply(pass.in("join"), ops.concat(-1, List.of(own, heard))));
  }

  private static <T> T attend(Pass<T> pass, Attention<T> attention) {
    if (!pass.taps(FullAttention.PROBABILITIES)) {
      return pass.ops().attention(attention);
    }
    AttentionSteps<T> steps = AttentionSteps.of(pass.ops(), attention);
    pass.tap(FullAttention.PROBABILITIES, steps.probabilities());
    return steps.output();
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
    return 8.0 * length * width * width + 4.0 * length * length * width;
  }

  @Override
  public String label() {
    return "attention-pool";
  }
}
