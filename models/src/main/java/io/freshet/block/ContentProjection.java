package io.freshet.block;

import io.freshet.tensor.Binary;
import io.freshet.tensor.Initial;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Reduction;
import io.freshet.tensor.Size;
import io.freshet.tensor.Unary;

/**
 * Reads from the words of an item the row that a table would have for it: its vector and, last, its
 * bias. {@code usual} (D + 1) is the row of an item of which nothing is said; each of n different
 * words adds its row of {@code by-word} (F + 1, D + 1) divided by the root of n.
 *
 * @param words F, different words
 * @param width D
 */
public record ContentProjection(int words, int width) {
  /** Parameter paths. */
  public static final String USUAL = "usual";

  public static final String WORDS = "by-word";

  /** Keeps the root above zero where nothing is said. */
  private static final double LITTLE = 1e-12;

  /**
   * @param said (B, L) int64 numbers of words, 0 where there is none
   * @return (B, D + 1)
   */
  public <T> T rows(Pass<T> pass, T said) {
    Ops<T> ops = pass.ops();
    T usual = pass.parameter(USUAL, Initial.ZEROS, width + 1L);
    T table = pass.parameter(WORDS, Initial.ZEROS, words + 1L, width + 1L);
    T sum = ops.sumRows(table, ops.reshape(said, Size.SAME, Size.of(1), Size.REST));
    T real = ops.binary(Binary.LESS, ops.integers(0), said);
    T count = ops.reduce(Reduction.SUM, ops.where(real, ops.scalar(1), ops.scalar(0)), -1);
    T root = ops.unary(Unary.SQRT, ops.shift(count, LITTLE));
    T added = ops.binary(Binary.DIVIDE, ops.reshape(sum, Size.SAME, Size.of(width + 1L)), root);
    return ops.add(usual, added);
  }
}
