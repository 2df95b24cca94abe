package io.freshet.block;

import io.freshet.tensor.Flow;
import io.freshet.tensor.Initial;
import io.freshet.tensor.LongShortTerm;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Carries a state and a cell from each item to the next: {@code input} (D + 1, 4 D), {@code state}
 * (D, 4 D) and biases (4 D). One more input tells padding, which lets nothing into the cell and
 * forgets nothing of it.
 *
 * @param width D
 */
public record LongShortTermMemory(int width) implements Mixer {
  /** Opens or closes a gate for good. */
  private static final float WIDE = 1e4f;

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T real = ops.reshape(in.get(Slot.REAL, this), Size.SAME, Size.SAME, Size.of(1));
    T padding = ops.where(real, ops.scalar(0), ops.scalar(1));
    T shown = ops.where(real, in.get(Slot.MAIN, this), ops.scalar(0));
    long gates = 4L * width;
    Initial start = Initial.fanIn(width);
    T input = pass.parameter("input", start, width, gates);
    LongShortTerm<T> unit =
        new LongShortTerm<>(
            ops.concat(-1, List.of(shown, padding)),
            ops.concat(0, List.of(input, keepsWhenPadded(ops))),
            pass.parameter("state", start, width, gates),
            bias(pass.in("bias")),
            width);
    return in.with(Slot.MAIN, pass.positionsRead(ops.remember(unit)));
  }

  /** (4 D): what is in a cell is kept until a model has learned what to forget. */
  private <T> T bias(Pass<T> pass) {
    T let = pass.parameter("input", Initial.ZEROS, width);
    T keep = pass.parameter("forget", Initial.ONES, width);
    T rest = pass.parameter("rest", Initial.ZEROS, 2L * width);
    return pass.ops().concat(0, List.of(let, keep, rest));
  }

  /** (1, 4 D): padding closes the input gate and opens the forget gate. */
  private <T> T keepsWhenPadded(Ops<T> ops) {
    float[] row = new float[4 * width];
    Arrays.fill(row, 0, width, -WIDE);
    Arrays.fill(row, width, 2 * width, WIDE);
    return ops.constant(Weights.of(row, 1, row.length));
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
    return 16.0 * length * width * width;
  }

  @Override
  public String label() {
    return "long-short-term-memory";
  }
}
