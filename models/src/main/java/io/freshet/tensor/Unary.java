package io.freshet.tensor;

/** Functions of one number. */
public enum Unary {
  EXP,
  LOG,
  SQRT,
  RECIPROCAL,
  NEGATE,
  ABSOLUTE,
  SIN,
  COS,
  TANH,
  SIGMOID,
  ERF,
  RELU,
  /** Of a mask. */
  NOT
}
