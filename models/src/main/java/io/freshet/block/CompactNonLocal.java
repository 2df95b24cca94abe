package io.freshet.block;

import io.freshet.tensor.Binary;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Reduction;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Unary;
import java.util.Set;

/**
 * Every number of every position asks every number of every position in its group of channels. With
 * a product for likeness the sum over all of them is one number a group, so that the square of
 * positions and channels is never made. It is divided by the root of how many numbers were asked.
 *
 * @param width D
 * @param groups G, of channels
 */
public record CompactNonLocal(int width, int groups) implements Mixer {
  public CompactNonLocal {
    if (groups < 1 || width % groups != 0) {
      throw new IllegalArgumentException(
          "groups is %d, expected a divisor of width, which is %d".formatted(groups, width));
    }
  }

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T memory = in.get(Slot.MAIN, this);
    T real = in.get(Slot.REAL, this);
    Linear square = Linear.square(width);
    T key = square.apply(pass.in("key"), memory);
    T value = square.apply(pass.in("value"), memory);
    T shown = ops.reshape(real, Size.SAME, Size.SAME, Size.of(1));
    T heard = ops.where(shown, ops.multiply(key, value), ops.scalar(0));
    T sums = ops.reduce(Reduction.SUM, grouped(ops, ops.reduce(Reduction.SUM, heard, 1)), -1);
    T query = grouped(ops, square.apply(pass.in("query"), pass.positionsRead(memory)));
    T answers = ops.multiply(query, ops.binary(Binary.DIVIDE, sums, root(ops, real)));
    T mixed = ops.reshape(answers, Size.SAME, Size.SAME, Size.of(width));
    return in.with(Slot.MAIN, square.apply(pass.in("out"), mixed));
  }

  /** (B, N, D) to (B, N, G, D / G). */
  private <T> T grouped(Ops<T> ops, T x) {
    Size channels = Size.of(width / groups);
    return ops.reshape(x, Size.SAME, Size.SAME, Size.of(groups), channels);
  }

  /** (B, 1, 1, 1): of the numbers of all real positions in one group. */
  private <T> T root(Ops<T> ops, T real) {
    T ones = ops.where(real, ops.scalar(1), ops.scalar(0));
    T positions = ops.binary(Binary.MAXIMUM, ops.reduce(Reduction.SUM, ones, 1), ops.scalar(1));
    T root = ops.unary(Unary.SQRT, ops.scale(positions, (double) width / groups));
    return ops.reshape(root, Size.SAME, Size.SAME, Size.of(1), Size.of(1));
  }

  @Override
  public Set<Mode> modes() {
    return Set.of(Mode.BIDIRECTIONAL, Mode.LAST_SLOT);
  }

  @Override
  public boolean reaches(int from, int to, int length) {
    return true;
  }

  @Override
  public double flops(int length) {
    return 8.0 * length * width * width;
  }

  @Override
  public String label() {
    return "compact-non-local(%d)".formatted(groups);
  }
}
