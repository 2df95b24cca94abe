package io.freshet.block.picture;

import io.freshet.block.Linear;
import io.freshet.block.Mixer;
import io.freshet.block.Mode;
import io.freshet.tensor.Attention;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Heads;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Span;
import io.freshet.tensor.Visibility;
import io.freshet.tensor.Visibility.Order;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Every token asks by half of the heads those of its own time, by the other half those of its own
 * place. It learns as many numbers as if all heads asked everybody.
 *
 * @param tokens of clips
 * @param width D
 * @param heads H, an even number
 */
public record SpaceTimeHeads(SpaceTime tokens, int width, int heads) implements Mixer {
  public SpaceTimeHeads {
    if (heads % 2 != 0) {
      throw new IllegalArgumentException(
          "heads is %d, expected an even number: half look over space, half over time"
              .formatted(heads));
    }
  }

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T packed = new Linear(width, 3 * width).apply(pass.in("qkv"), in.get(Slot.MAIN, this));
    List<T> parts = ops.split(packed, width, 3);
    int half = width / 2;
    T space = ask(ops, parts, Span.of(0, half), x -> tokens.byTime(ops, x, half));
    T time = ask(ops, parts, Span.of(half, width), x -> tokens.byPlace(ops, x, half));
    T heard =
        ops.concat(
            -1,
            List.of(tokens.joinedTimes(ops, space, half), tokens.joinedPlaces(ops, time, half)));
    T mixed = new Linear(width, width).apply(pass.in("out"), heard);
    return in.with(Slot.MAIN, pass.positionsRead(mixed));
  }

  private <T> T ask(Ops<T> ops, List<T> parts, Span half, UnaryOperator<T> groups) {
    List<T> grouped = parts.stream().map(part -> groups.apply(ops.slice(part, -1, half))).toList();
    return ops.attention(
        new Attention<>(
            grouped.get(0),
            grouped.get(1),
            grouped.get(2),
            Heads.of(heads / 2, width / 2),
            Visibility.of(Order.BOTH_WAYS)));
  }

  @Override
  public Set<Mode> modes() {
    return Set.of(Mode.BIDIRECTIONAL);
  }

  @Override
  public boolean reaches(int from, int to, int length) {
    return tokens.time(from) == tokens.time(to) || tokens.place(from) == tokens.place(to);
  }

  @Override
  public double flops(int length) {
    double pairs = (double) tokens.tokens() * (tokens.places() + tokens.times());
    return 8.0 * tokens.tokens() * width * width + 2.0 * pairs * width;
  }

  @Override
  public int longest() {
    return tokens.tokens();
  }

  @Override
  public String label() {
    return "space-time-heads(%d)".formatted(heads);
  }
}
