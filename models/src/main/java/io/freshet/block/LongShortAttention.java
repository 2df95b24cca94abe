package io.freshet.block;

import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Visibility.Order;
import java.util.List;
import java.util.Set;

/**
 * Half of the channels attend to everything earlier, the other half look at the last few positions
 * by a convolution.
 *
 * @param width D
 * @param heads H, of each half
 * @param kernel K, positions the near half looks at
 */
public record LongShortAttention(int width, int heads, int kernel) implements Mixer {
  public LongShortAttention {
    if (heads < 1 || width % (2 * heads) != 0) {
      throw new IllegalArgumentException(
          "width is %d and heads is %d, expected a width that divides into two halves of %d heads"
              .formatted(width, heads, heads));
    }
  }

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    List<T> halves = ops.split(in.get(Slot.MAIN, this), width / 2, 2);
    Flow<T> far = far().apply(pass.in("far"), in.with(Slot.MAIN, halves.get(0)));
    Flow<T> near = near().apply(pass.in("near"), in.with(Slot.MAIN, halves.get(1)));
    return in.with(
        Slot.MAIN, ops.concat(-1, List.of(far.get(Slot.MAIN, this), near.get(Slot.MAIN, this))));
  }

  private FullAttention far() {
    return new FullAttention(width / 2, heads, Order.CAUSAL);
  }

  private LightConvolution near() {
    return new LightConvolution(width / 2, heads, kernel);
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
    return far().flops(length) + near().flops(length);
  }

  @Override
  public String label() {
    return "long-short(%d, %d)".formatted(heads, kernel);
  }
}
