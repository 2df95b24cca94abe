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
 * <p>What an encoder made of its picture adds its product with {@code by-picture} (P, D + 1) when
 * the middle of all pictures, {@code middle} (P), is taken from it. Words say less of an item whose
 * picture is known: then they add rows of {@code by-word-pictured} (F + 1, D + 1).
 *
 * @param words F, different words
 * @param width D
 * @param pictures P, numbers of what the encoder makes; 0 where there is no encoder
 */
public record ContentProjection(int words, int width, int pictures) {
  /** Parameter paths. */
  public static final String USUAL = "usual";

  public static final String WORDS = "by-word";

  public static final String WORDS_PICTURED = "by-word-pictured";

  public static final String PICTURES = "by-picture";

  public static final String MIDDLE = "middle";

  /** Keeps the root above zero where nothing is said. */
  private static final double LITTLE = 1e-12;

  /**
   * @param said (B, L) int64 numbers of words, 0 where there is none
   * @return (B, D + 1)
   */
  public <T> T rows(Pass<T> pass, T said) {
    return pass.ops().add(usual(pass), byWords(pass, WORDS, said));
  }

  /**
   * @param said (B, L) int64 numbers of words, 0 where there is none
   * @param seen (B, P) what the encoder made of pictures, zeros where there is none
   * @return (B, D + 1)
   */
  public <T> T rows(Pass<T> pass, T said, T seen) {
    Ops<T> ops = pass.ops();
    T length = ops.reduce(Reduction.SUM, ops.multiply(seen, seen), -1);
    T pictured = ops.binary(Binary.LESS, ops.scalar(0), length);
    T middle = pass.parameter(MIDDLE, Initial.ZEROS, pictures);
    T table = pass.parameter(PICTURES, Initial.ZEROS, pictures, width + 1L);
    T shown = ops.matmul(ops.subtract(seen, middle), table);
    T both = ops.add(shown, byWords(pass, WORDS_PICTURED, said));
    return ops.add(usual(pass), ops.where(pictured, both, byWords(pass, WORDS, said)));
  }

  private <T> T usual(Pass<T> pass) {
    return pass.parameter(USUAL, Initial.ZEROS, width + 1L);
  }

  private <T> T byWords(Pass<T> pass, String path, T said) {
    Ops<T> ops = pass.ops();
    T table = pass.parameter(path, Initial.ZEROS, words + 1L, width + 1L);
    T sum = ops.sumRows(table, ops.reshape(said, Size.SAME, Size.of(1), Size.REST));
    T real = ops.binary(Binary.LESS, ops.integers(0), said);
    T count = ops.reduce(Reduction.SUM, ops.where(real, ops.scalar(1), ops.scalar(0)), -1);
    T root = ops.unary(Unary.SQRT, ops.shift(count, LITTLE));
    return ops.binary(Binary.DIVIDE, ops.reshape(sum, Size.SAME, Size.of(width + 1L)), root);
  }
}
