package io.freshet.backend.naive;

import io.freshet.tensor.Binary;
import io.freshet.tensor.Unary;

/** What the functions of numbers mean. */
final class Functions {
  private Functions() {}

  static double apply(Unary function, double x) {
    return switch (function) {
      case EXP -> Math.exp(x);
      case LOG -> Math.log(x);
      case SQRT -> Math.sqrt(x);
      case RECIPROCAL -> 1 / x;
      case NEGATE -> -x;
      case ABSOLUTE -> Math.abs(x);
      case SIN -> Math.sin(x);
      case COS -> Math.cos(x);
      case TANH -> Math.tanh(x);
      case SIGMOID -> 1 / (1 + Math.exp(-x));
      case ERF -> erf(x);
      case RELU -> Math.max(0, x);
      case NOT -> 1 - x;
    };
  }

  static double apply(Binary function, double a, double b) {
    return switch (function) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY, AND -> a * b;
      case DIVIDE -> a / b;
      case MAXIMUM, OR -> Math.max(a, b);
      case MINIMUM -> Math.min(a, b);
      case EQUAL -> a == b ? 1 : 0;
      case LESS -> a < b ? 1 : 0;
    };
  }

  /** By its series near zero and its continued fraction away from it. */
  private static double erf(double x) {
    double magnitude = Math.abs(x);
    if (magnitude > 6) {
      return Math.signum(x);
    }
    if (magnitude < 2.5) {
      double term = x;
      double sum = x;
      for (int n = 1; Math.abs(term) > 1e-18; n++) {
        term *= -x * x / n;
        sum += term / (2 * n + 1);
      }
      return sum * 2 / Math.sqrt(Math.PI);
    }
    double fraction = 0;
    for (int n = 80; n >= 1; n--) {
      fraction = n / 2.0 / (magnitude + fraction);
    }
    double rest = Math.exp(-x * x) / (Math.sqrt(Math.PI) * (magnitude + fraction));
    return Math.signum(x) * (1 - rest);
  }
}
