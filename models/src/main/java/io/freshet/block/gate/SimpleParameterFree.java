package io.freshet.block.gate;

import io.freshet.tensor.Binary;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Unary;

/**
 * SimAM (Yang et al., 2021): a number counts by how far it stands out from the others of its
 * channel, from an energy that is solved on paper, so that nothing is learned.
 *
 * @param height H
 * @param width W
 */
public record SimpleParameterFree(int height, int width) implements Gate {
  private static final double LAMBDA = 1e-4;

  public SimpleParameterFree {
    if (height * width < 2) {
      throw new IllegalArgumentException(
          "a picture of %d x %d has no other place, expected at least 2 places"
              .formatted(height, width));
    }
  }

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T x = in.get(Slot.FEATURES, this);
    T off = ops.subtract(x, Space.everywhere(ops, Space.mean(ops, x)));
    T squares = ops.multiply(off, off);
    T variance = ops.scale(Space.sum(ops, squares), 1.0 / (height * width - 1));
    T usual = ops.scale(ops.shift(variance, LAMBDA), 4);
    T stands = ops.binary(Binary.DIVIDE, squares, Space.everywhere(ops, usual));
    T gate = ops.unary(Unary.SIGMOID, ops.shift(stands, 0.5));
    return in.with(Slot.FEATURES, ops.multiply(x, gate));
  }

  @Override
  public String label() {
    return "simple-parameter-free";
  }
}
