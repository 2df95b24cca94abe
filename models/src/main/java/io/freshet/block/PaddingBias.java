package io.freshet.block;

import io.freshet.tensor.Binary;
import io.freshet.tensor.Ops;

/** Keeps padding out of every list. */
public final class PaddingBias {
  /** The score of padding. */
  public static final double NEVER = -1e9;

  private PaddingBias() {}

  /**
   * @param bias (V + 1) or ()
   * @param table (V + 1, …)
   * @return (V + 1), {@link #NEVER} at row 0
   */
  static <T> T over(Ops<T> ops, T bias, T table) {
    T padding = ops.binary(Binary.EQUAL, ops.range(table, 0), ops.integers(0));
    return ops.where(padding, ops.scalar(NEVER), bias);
  }
}
