package io.freshet.block.picture;

import io.freshet.block.FullAttention;
import io.freshet.block.Mixer;
import io.freshet.block.Mode;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Reads;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Visibility.Order;
import java.util.Set;

/**
 * Every token asks those of its own time.
 *
 * @param tokens of clips
 * @param width D
 * @param heads H
 */
public record SpaceAttention(SpaceTime tokens, int width, int heads) implements Mixer {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T frames = tokens.byTime(ops, in.get(Slot.MAIN, this), width);
    Flow<T> asked = within().apply(pass.reading(Reads.ALL), Flow.of(Slot.MAIN, frames));
    T mixed = tokens.joinedTimes(ops, asked.get(Slot.MAIN, this), width);
    return in.with(Slot.MAIN, pass.positionsRead(mixed));
  }

  private FullAttention within() {
    return new FullAttention(width, heads, Order.BOTH_WAYS);
  }

  @Override
  public Set<Mode> modes() {
    return Set.of(Mode.BIDIRECTIONAL);
  }

  @Override
  public boolean reaches(int from, int to, int length) {
    return tokens.time(from) == tokens.time(to);
  }

  @Override
  public double flops(int length) {
    return tokens.times() * within().flops(tokens.places());
  }

  @Override
  public int longest() {
    return tokens.tokens();
  }

  @Override
  public String label() {
    return "space(%d)".formatted(heads);
  }
}
