package io.freshet.cli;

import java.util.ArrayList;
import java.util.List;

/** Numbers of the command line that lie out of their range, told all at once. */
final class OptionBounds {
  private final List<String> problems = new ArrayList<>();

  OptionBounds atLeast(String option, long value, long least) {
    return check(option, value, value >= least, "at least " + least);
  }

  /** For a port to listen on. */
  OptionBounds port(String option, int value) {
    return check(option, value, value >= 0 && value <= 65_535, "0 to 65535");
  }

  OptionBounds positive(String option, double value) {
    return check(option, value, value > 0 && value < Double.POSITIVE_INFINITY, "a number above 0");
  }

  OptionBounds notNegative(String option, double value) {
    return check(option, value, value >= 0 && value < Double.POSITIVE_INFINITY, "0 or more");
  }

  private OptionBounds check(String option, Number value, boolean holds, String expected) {
    if (!holds) {
      problems.add("%s is %s, expected %s".formatted(option, value, expected));
    }
    return this;
  }

  /**
   * @throws Failure naming each
   */
  void finish() {
    if (!problems.isEmpty()) {
      throw new Failure(ExitCode.USAGE, String.join("; ", problems));
    }
  }
}
