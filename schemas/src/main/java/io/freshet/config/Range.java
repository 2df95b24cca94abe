package io.freshet.config;

/** Numbers within bounds. */
final class Range {
  private Range() {}

  static long whole(String text, long min, long max) {
    long value = Long.parseLong(text.replace("_", ""));
    if (value < min || value > max) {
      throw new IllegalArgumentException();
    }
    return value;
  }

  static double number(String text, double min, double max) {
    double value = Double.parseDouble(text);
    if (!(value >= min && value <= max)) {
      throw new IllegalArgumentException();
    }
    return value;
  }

  static String kind(String what, Number min, Number max) {
    return "%s from %s to %s".formatted(what, min, max);
  }
}
