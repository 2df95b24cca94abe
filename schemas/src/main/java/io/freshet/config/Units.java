package io.freshet.config;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations and bytes as people write them: a whole number and a unit, nothing else. */
final class Units {
  /** What may stand there, for people. */
  static final String DURATION = "duration as 5ms, 1s, 2m, 3h or 7d";

  static final String BYTES = "bytes as 100B, 64KiB, 1MiB or 2GiB";

  private static final Pattern AMOUNT = Pattern.compile("(\\d{1,15}) ?([a-zA-Z]+)");

  private Units() {}

  static Duration duration(String text) {
    return amount(text, DURATION_UNITS);
  }

  static long bytes(String text) {
    return amount(text, BYTE_UNITS);
  }

  static String text(Duration duration) {
    long millis = duration.toMillis();
    if (millis == 0) {
      return "0ms";
    }
    for (Unit<Duration> unit : DURATION_UNITS) {
      long size = unit.scale.of(1).toMillis();
      if (size > 0 && millis % size == 0) {
        return millis / size + unit.name;
      }
    }
    return millis + "ms";
  }

  static String bytesText(long bytes) {
    for (Unit<Long> unit : BYTE_UNITS) {
      long size = unit.scale.of(1);
      if (bytes > 0 && bytes % size == 0) {
        return bytes / size + unit.name;
      }
    }
    return bytes + "B";
  }

  private static final List<Unit<Duration>> DURATION_UNITS =
      List.of(
          new Unit<>("d", Duration::ofDays),
          new Unit<>("h", Duration::ofHours),
          new Unit<>("m", Duration::ofMinutes),
          new Unit<>("s", Duration::ofSeconds),
          new Unit<>("ms", Duration::ofMillis));

  private static final List<Unit<Long>> BYTE_UNITS =
      List.of(
          new Unit<>("GiB", n -> Math.multiplyExact(n, 1L << 30)),
          new Unit<>("MiB", n -> Math.multiplyExact(n, 1L << 20)),
          new Unit<>("KiB", n -> Math.multiplyExact(n, 1L << 10)),
          new Unit<>("B", n -> n));

  private static <V> V amount(String text, List<Unit<V>> units) {
    Matcher matcher = AMOUNT.matcher(text);
    if (matcher.matches()) {
      for (Unit<V> unit : units) {
        if (unit.name.equals(matcher.group(2))) {
          return unit.scale.of(Long.parseLong(matcher.group(1)));
        }
      }
    }
    throw new IllegalArgumentException();
  }

  private record Unit<V>(String name, Scale<V> scale) {}

  private interface Scale<V> {
    V of(long amount);
  }
}
