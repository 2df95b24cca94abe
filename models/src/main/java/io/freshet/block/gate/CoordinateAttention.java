package io.freshet.block.gate;

import io.freshet.block.Filters;
import io.freshet.block.GroupNorm;
import io.freshet.tensor.Binary;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Reduction;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Span;
import io.freshet.tensor.Unary;
import java.util.List;

/**
 * Coordinate Attention (Hou et al., 2021): the means of each row and of each column, looked at by
 * one map, give each row and each column a factor for every channel, so that a channel knows where.
 * With group normalisation for the batch normalisation of the paper.
 *
 * @param channels C
 * @param height H
 * @param width W
 * @param hidden C / r
 */
public record CoordinateAttention(int channels, int height, int width, int hidden) implements Gate {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T x = in.get(Slot.FEATURES, this);
    T rows = ops.reduce(Reduction.MEAN, x, 3);
    T columns = ops.transpose(ops.reduce(Reduction.MEAN, x, 2), 0, 1, 3, 2);
    T seen = seen(pass, ops.concat(2, List.of(rows, columns)));
    T ofRows = factor(pass.in("rows"), ops.slice(seen, 2, Span.of(0, height)));
    T ofColumns = factor(pass.in("columns"), ops.slice(seen, 2, Span.of(height, Span.END)));
    T byRow = ops.multiply(x, ofRows);
    return in.with(Slot.FEATURES, ops.multiply(byRow, ops.transpose(ofColumns, 0, 1, 3, 2)));
  }

  /** (B, C, H + W, 1) to (B, hidden, H + W, 1), with the hard swish x min(max(x + 3, 0), 6) / 6. */
  private <T> T seen(Pass<T> pass, T means) {
    Ops<T> ops = pass.ops();
    T down = Filters.of(channels, hidden, 1).linear(pass.in("down"), means);
    T normed = new GroupNorm(hidden, 1).apply(pass.in("norm"), down);
    T risen = ops.unary(Unary.RELU, ops.shift(normed, 3));
    T open = ops.scale(ops.binary(Binary.MINIMUM, risen, ops.scalar(6)), 1.0 / 6);
    return ops.multiply(normed, open);
  }

  private <T> T factor(Pass<T> pass, T seen) {
    return pass.ops().unary(Unary.SIGMOID, Filters.of(hidden, channels, 1).apply(pass, seen));
  }

  @Override
  public String label() {
    return "coordinate(%d)".formatted(hidden);
  }
}
