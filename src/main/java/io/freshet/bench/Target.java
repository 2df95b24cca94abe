package io.freshet.bench;

/** The line a figure has to reach, and what we would like. */
public record Target(Direction direction, double line, double aim) {
  enum Direction {
    NONE(""),
    AT_LEAST(">="),
    AT_MOST("<=");

    private final String sign;

    Direction(String sign) {
      this.sign = sign;
    }
  }

  static Target none() {
    return new Target(Direction.NONE, Double.NaN, Double.NaN);
  }

  public static Target atLeast(double line, double aim) {
    return new Target(Direction.AT_LEAST, line, aim);
  }

  public static Target atMost(double line, double aim) {
    return new Target(Direction.AT_MOST, line, aim);
  }

  boolean isNone() {
    return direction == Direction.NONE;
  }

  String verdict(double value) {
    if (!reaches(value, line)) {
      return "missed";
    }
    return reaches(value, aim) ? "met, aim reached" : "met";
  }

  private boolean reaches(double value, double wanted) {
    return direction == Direction.AT_MOST ? value <= wanted : value >= wanted;
  }

  @Override
  public String toString() {
    return "line %s %s, aim %s".formatted(direction.sign, plain(line), plain(aim));
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
