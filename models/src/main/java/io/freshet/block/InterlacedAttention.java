package io.freshet.block;

import io.freshet.tensor.AttentionSteps;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Heads;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;
import java.util.List;
import java.util.Set;

/**
 * Attention in two steps: first among the positions that stand at the same place of their rows, far
 * apart, then within each row. What comes out is joined to what went in by a map (2 D, D). Rows are
 * counted from the newest position, so that its row is full and it hears everybody.
 *
 * @param width D
 * @param heads H
 * @param row Q, positions of a row
 */
public record InterlacedAttention(int width, int heads, int row) implements Mixer {
  public InterlacedAttention {
    Heads.of(heads, width);
  }

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    Rows rows = new Rows(row);
    T main = in.get(Slot.MAIN, this);
    T real = rows.cut(ops, in.get(Slot.REAL, this));
    T columns = ops.transpose(rows.cut(ops, main, width), 0, 2, 1, 3);
    T far = attend(pass.in("far"), columns, ops.transpose(real, 0, 2, 1));
    T near = attend(pass.in("near"), ops.transpose(far, 0, 2, 1, 3), real);
    T heard = pass.positionsRead(rows.joined(ops, near, width, main));
    Linear join = new Linear(2 * width, width);
    T both = ops.concat(-1, List.of(pass.positionsRead(main), heard));
    return in.with(Slot.MAIN, join.apply(pass.in("join"), both));
  }

  /** (B, groups, N, D): everybody asks who is in the same group. */
  private <T> T attend(Pass<T> pass, T x, T real) {
    Ops<T> ops = pass.ops();
    Heads split = Heads.of(heads, width);
    List<T> parts = ops.split(new Linear(width, 3 * width).apply(pass.in("qkv"), x), width, 3);
    T query = ops.scale(byHead(ops, parts.get(0), split), split.scale());
    T key = byHead(ops, parts.get(1), split);
    T scores = ops.matmul(query, ops.transpose(key, 0, 1, 2, 4, 3));
    T seen = ops.reshape(real, Size.SAME, Size.SAME, Size.of(1), Size.of(1), Size.REST);
    T struck = ops.where(seen, scores, ops.scalar(AttentionSteps.HIDDEN));
    T probabilities = ops.softmax(struck, -1);
    pass.tap(FullAttention.PROBABILITIES, probabilities);
    T mixed = ops.matmul(probabilities, byHead(ops, parts.get(2), split));
    return ops.reshape(
        ops.transpose(mixed, 0, 1, 3, 2, 4), Size.SAME, Size.SAME, Size.REST, Size.of(width));
  }

  /** (B, groups, N, D) to (B, groups, H, N, D / H). */
  private static <T> T byHead(Ops<T> ops, T x, Heads split) {
    Size count = Size.of(split.count());
    T apart = ops.reshape(x, Size.SAME, Size.SAME, Size.SAME, count, Size.of(split.width()));
    return ops.transpose(apart, 0, 1, 3, 2, 4);
  }

  @Override
  public Set<Mode> modes() {
    return Set.of(Mode.BIDIRECTIONAL, Mode.LAST_SLOT);
  }

  /** By way of the cell in the reader's row and the other's column, unless nothing stands there. */
  @Override
  public boolean reaches(int from, int to, int length) {
    Rows rows = new Rows(row);
    return rows.holds(rows.row(to, length), rows.column(from, length), length);
  }

  @Override
  public double flops(int length) {
    int rows = (length + row - 1) / row;
    double cells = (double) rows * row;
    double maps = (12.0 * cells + 4.0 * length) * width * width;
    return maps + 4.0 * cells * (rows + row) * width;
  }

  @Override
  public String label() {
    return "interlaced(%d, %d)".formatted(heads, row);
  }
}
