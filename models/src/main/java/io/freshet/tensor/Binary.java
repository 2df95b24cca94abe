package io.freshet.tensor;

/** Functions of two numbers, broadcast as usual: axes are matched from the right. */
public enum Binary {
  ADD,
  SUBTRACT,
  MULTIPLY,
  DIVIDE,
  MAXIMUM,
  MINIMUM,
  /** Gives a mask. */
  EQUAL,
  /** Gives a mask. */
  LESS,
  /** Of masks. */
  AND,
  /** Of masks. */
  OR
}
