package io.freshet.block.picture;

import io.freshet.block.FullAttention;
import io.freshet.block.Mixer;
import io.freshet.block.Mode;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Heads;
import io.freshet.tensor.Initial;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.ProjectedAttention;
import io.freshet.tensor.ProjectedAttention.Projection;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Visibility;
import io.freshet.tensor.Visibility.Order;
import java.util.Set;

/**
 * Every token asks those of its own place, at all times. At first it says nothing: the map of what
 * it hears starts at zero.
 *
 * @param tokens of clips
 * @param width D
 * @param heads H
 */
public record TimeAttention(SpaceTime tokens, int width, int heads) implements Mixer {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T places = tokens.byPlace(ops, in.get(Slot.MAIN, this), width);
    Pass<T> packed = pass.in("qkv");
    Projection<T> projection =
        new Projection<>(
            packed.parameter("weight", Initial.fanIn(width), width, 3L * width),
            packed.parameter("bias", Initial.ZEROS, 3L * width));
    ProjectedAttention<T> attention =
        new ProjectedAttention<>(
            places, places, projection, Heads.of(heads, width), Visibility.of(Order.BOTH_WAYS));
    Pass<T> out = pass.in("out");
    T said =
        ops.linear(
            ops.projectedAttention(attention),
            out.parameter("weight", Initial.ZEROS, width, width),
            out.parameter("bias", Initial.ZEROS, width));
    return in.with(Slot.MAIN, pass.positionsRead(tokens.joinedPlaces(ops, said, width)));
  }

  @Override
  public Set<Mode> modes() {
    return Set.of(Mode.BIDIRECTIONAL);
  }

  @Override
  public boolean reaches(int from, int to, int length) {
    return tokens.place(from) == tokens.place(to);
  }

  @Override
  public double flops(int length) {
    FullAttention atPlace = new FullAttention(width, heads, Order.BOTH_WAYS);
    return tokens.places() * atPlace.flops(tokens.times());
  }

  @Override
  public int longest() {
    return tokens.tokens();
  }

  @Override
  public String label() {
    return "time(%d)".formatted(heads);
  }
}
