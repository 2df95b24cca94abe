package io.freshet.block;

import io.freshet.tensor.Flow;
import io.freshet.tensor.Initial;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Recurrence;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Carries a state from each item to the next: {@code input} (D + 1, 3 D), {@code state} (D, 3 D)
 * and a bias of each. One more input tells padding, which keeps the state as it is.
 *
 * @param width D
 */
public record GatedRecurrence(int width) implements Mixer {
  /** Closes the gate that would let a new state in. */
  private static final float KEEP = 1e4f;

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T main = in.get(Slot.MAIN, this);
    T real = ops.reshape(in.get(Slot.REAL, this), Size.SAME, Size.SAME, Size.of(1));
    T padding = ops.where(real, ops.scalar(0), ops.scalar(1));
    T shown = ops.where(real, main, ops.scalar(0));
    long gates = 3L * width;
    Initial start = Initial.fanIn(width);
    T input = pass.parameter("input", start, width, gates);
    Recurrence<T> recurrence =
        new Recurrence<>(
            ops.concat(-1, List.of(shown, padding)),
            ops.concat(0, List.of(input, keepsWhenPadded(ops))),
            pass.parameter("state", start, width, gates),
            pass.parameter("inputBias", Initial.ZEROS, gates),
            pass.parameter("stateBias", Initial.ZEROS, gates),
            width);
    return in.with(Slot.MAIN, pass.positionsRead(ops.recur(recurrence)));
  }

  /** (1, 3 D): padding opens the update gate, and no other. */
  private <T> T keepsWhenPadded(Ops<T> ops) {
    float[] row = new float[3 * width];
    Arrays.fill(row, width, 2 * width, KEEP);
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
    return 12.0 * length * width * width;
  }

  @Override
  public String label() {
    return "gated-recurrence";
  }
}
