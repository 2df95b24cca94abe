package io.freshet.tensor;

/** One axis of a new shape; batch and length are never numbers in model code. */
public sealed interface Size {
  /** A width that configuration fixes. */
  record Fixed(long size) implements Size {}

  /** As large as the operand's axis at the same place. */
  record Same() implements Size {}

  /** Whatever remains; once in a shape. */
  record Rest() implements Size {}

  Size SAME = new Same();
  Size REST = new Rest();

  static Size of(long size) {
    return new Fixed(size);
  }
}
