package io.freshet.backend.onnx;

import io.freshet.tensor.Binary;
import io.freshet.tensor.Unary;

/** What ONNX calls functions of numbers. */
final class OnnxNames {
  private OnnxNames() {}

  static String of(Unary function) {
    return switch (function) {
      case EXP -> "Exp";
      case LOG -> "Log";
      case SQRT -> "Sqrt";
      case RECIPROCAL -> "Reciprocal";
      case NEGATE -> "Neg";
      case ABSOLUTE -> "Abs";
      case SIN -> "Sin";
      case COS -> "Cos";
      case TANH -> "Tanh";
      case SIGMOID -> "Sigmoid";
      case ERF -> "Erf";
      case RELU -> "Relu";
      case NOT -> "Not";
    };
  }

  static String of(Binary function) {
    return switch (function) {
      case ADD -> "Add";
      case SUBTRACT -> "Sub";
      case MULTIPLY -> "Mul";
      case DIVIDE -> "Div";
      case MAXIMUM -> "Max";
      case MINIMUM -> "Min";
      case EQUAL -> "Equal";
      case LESS -> "Less";
      case AND -> "And";
      case OR -> "Or";
    };
  }
}
