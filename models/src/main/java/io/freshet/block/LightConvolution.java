package io.freshet.block;

import io.freshet.tensor.Convolution;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Heads;
import io.freshet.tensor.Initial;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Reads;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Span;
import io.freshet.tensor.Unary;
import io.freshet.tensor.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A gated convolution over the last few positions. Its kernel, {@code kernel} (K, H), is the same
 * for all channels of a head and sums to one, so it can only choose where to look.
 *
 * @param width D
 * @param heads H
 * @param kernel K, positions
 */
public record LightConvolution(int width, int heads, int kernel) implements Mixer {
  /** What taps hear: (K, H). */
  public static final String SHARES = "shares";

  public LightConvolution {
    Heads.of(heads, width);
  }

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T opened = new Linear(width, 2 * width).apply(pass.in("open"), near(pass, in, Slot.MAIN));
    List<T> halves = ops.split(opened, width, 2);
    T gated = ops.multiply(halves.get(0), ops.unary(Unary.SIGMOID, halves.get(1)));
    T real = ops.reshape(near(pass, in, Slot.REAL), Size.SAME, Size.SAME, Size.of(1));
    T shown = ops.where(real, gated, ops.scalar(0));
    T mixed = ops.convolve(new Convolution<>(shown, channels(pass), kernel));
    T read = pass.positionsRead(mixed);
    return in.with(Slot.MAIN, Linear.square(width).apply(pass.in("close"), read));
  }

  /** All positions, or those that the newest one looks at. */
  private <T> T near(Pass<T> pass, Flow<T> in, Slot slot) {
    T whole = in.get(slot, this);
    return pass.reads() == Reads.ALL
        ? whole
        : pass.ops().slice(whole, 1, Span.of(-kernel, Span.END));
  }

  /** (K, D): each head's shares of the positions, for each of its channels. */
  private <T> T channels(Pass<T> pass) {
    Ops<T> ops = pass.ops();
    T shares = ops.softmax(pass.parameter("kernel", Initial.normal(0.5), kernel, heads), 0);
    pass.tap(SHARES, shares);
    float[] ones = new float[width / heads];
    Arrays.fill(ones, 1);
    T spread =
        ops.multiply(
            ops.reshape(shares, Size.SAME, Size.SAME, Size.of(1)),
            ops.constant(Weights.of(ones, ones.length)));
    return ops.reshape(spread, Size.SAME, Size.of(width));
  }

  @Override
  public Set<Mode> modes() {
    return Mode.ofCausal();
  }

  @Override
  public boolean reaches(int from, int to, int length) {
    return from <= to && to - from < kernel;
  }

  @Override
  public double flops(int length) {
    return 6.0 * length * width * width + 2.0 * length * kernel * width;
  }

  @Override
  public String label() {
    return "light-convolution(%d, %d)".formatted(heads, kernel);
  }
}
