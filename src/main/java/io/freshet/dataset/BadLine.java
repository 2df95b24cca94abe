package io.freshet.dataset;

/** A line that its format cannot read; says what was expected. The reader knows the coordinates. */
final class BadLine extends Exception {
  BadLine(String expected) {
    super(expected, null, false, false);
  }

  String expected() {
    return String.valueOf(getMessage());
  }
}
