package io.freshet.block;

import io.freshet.tensor.AttentionSteps;
import io.freshet.tensor.Binary;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Initial;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Span;
import io.freshet.tensor.Unary;
import java.util.List;
import java.util.Set;

/**
 * Positions stand in a grid, and each asks those of its own row and column, itself once. The same
 * asking is repeated: after two rounds everybody has heard everybody. What is heard is added with
 * the factor {@code gamma} (1), which starts at zero.
 *
 * @param width D
 * @param narrow of queries and keys
 * @param columns C of the grid
 * @param rounds R, how often it is repeated
 */
public record CrissCrossAttention(int width, int narrow, int columns, int rounds) implements Mixer {
  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    Rows grid = new Rows(columns);
    T main = in.get(Slot.MAIN, this);
    T seen = seen(ops, grid.cut(ops, in.get(Slot.REAL, this)));
    T gamma = pass.parameter("gamma", Initial.ZEROS, 1);
    T cells = grid.cut(ops, main, width);
    for (int round = 0; round < rounds; round++) {
      cells = ops.add(cells, ops.multiply(heard(pass, cells, seen), gamma));
    }
    return in.with(Slot.MAIN, pass.positionsRead(grid.joined(ops, cells, width, main)));
  }

  /** (B, rows, C, C + rows) of a mask (B, rows, C): in a column nobody meets himself again. */
  private static <T> T seen(Ops<T> ops, T real) {
    T inRow = ops.reshape(real, Size.SAME, Size.SAME, Size.of(1), Size.REST);
    T inColumn = ops.transpose(real, 0, 2, 1);
    T others =
        ops.binary(
            Binary.AND,
            ops.reshape(inColumn, Size.SAME, Size.SAME, Size.of(1), Size.REST),
            ops.unary(Unary.NOT, diagonal(ops, real)));
    T everyColumn = ops.reshape(ops.range(real, 2), Size.REST, Size.of(1));
    T anyColumn = ops.binary(Binary.LESS, ops.integers(-1), everyColumn);
    T rows = ops.binary(Binary.AND, inRow, anyColumn);
    return ops.concat(-1, List.of(rows, ops.transpose(others, 0, 2, 1, 3)));
  }

  /** (rows, rows). */
  private static <T> T diagonal(Ops<T> ops, T real) {
    T row = ops.range(real, 1);
    T query = ops.reshape(row, Size.REST, Size.of(1));
    return ops.binary(Binary.EQUAL, query, ops.reshape(row, Size.of(1), Size.REST));
  }

  /** (B, rows, C, D). */
  private <T> T heard(Pass<T> pass, T cells, T seen) {
    Ops<T> ops = pass.ops();
    Linear asking = new Linear(width, narrow);
    T query = ops.scale(asking.apply(pass.in("query"), cells), 1 / Math.sqrt(narrow));
    T key = asking.apply(pass.in("key"), cells);
    T value = Linear.square(width).apply(pass.in("value"), cells);
    T inRow = ops.matmul(query, ops.transpose(key, 0, 1, 3, 2));
    T inColumn = ops.matmul(turned(ops, query), ops.transpose(key, 0, 2, 3, 1));
    T scores = ops.concat(-1, List.of(inRow, turned(ops, inColumn)));
    T struck = ops.where(seen, scores, ops.scalar(AttentionSteps.HIDDEN));
    T shares = ops.softmax(struck, -1);
    pass.tap(FullAttention.PROBABILITIES, shares);
    T fromRow = ops.matmul(ops.slice(shares, -1, Span.of(0, columns)), value);
    T ofColumn = ops.slice(shares, -1, Span.of(columns, Span.END));
    T fromColumn = ops.matmul(turned(ops, ofColumn), turned(ops, value));
    return ops.add(fromRow, turned(ops, fromColumn));
  }

  /** Rows become columns. */
  private static <T> T turned(Ops<T> ops, T cells) {
    return ops.transpose(cells, 0, 2, 1, 3);
  }

  @Override
  public Set<Mode> modes() {
    return Set.of(Mode.BIDIRECTIONAL, Mode.LAST_SLOT);
  }

  /**
   * Of the two corners between two cells at least one is not in the first row, and so is filled.
   */
  @Override
  public boolean reaches(int from, int to, int length) {
    Rows grid = new Rows(columns);
    return rounds > 1
        || grid.row(from, length) == grid.row(to, length)
        || grid.column(from, length) == grid.column(to, length);
  }

  @Override
  public double flops(int length) {
    int rows = (length + columns - 1) / columns;
    double cells = (double) rows * columns;
    double maps = cells * width * (4.0 * narrow + 2.0 * width);
    return rounds * (maps + 2 * cells * (columns + rows) * (narrow + width));
  }

  @Override
  public String label() {
    return "criss-cross(%d, %d rounds)".formatted(columns, rounds);
  }
}
