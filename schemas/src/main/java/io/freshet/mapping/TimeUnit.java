package io.freshet.mapping;

import io.freshet.wire.BadRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;

/** How an event's time is written. */
public enum TimeUnit {
  /** Seconds since 1970; a fraction is kept to the millisecond. */
  SECONDS(3),
  MILLIS(0),
  MICROS(-3),
  /** ISO-8601 with a zone: {@code 2026-01-31T12:00:00Z}, {@code …+01:00}. */
  ISO(0);

  private final int powerOfTen;

  TimeUnit(int powerOfTen) {
    this.powerOfTen = powerOfTen;
  }

  Instant read(FoundValue found) throws BadRecord {
    try {
      return this == ISO
          ? Instant.ofEpochMilli(OffsetDateTime.parse(found.text()).toInstant().toEpochMilli())
          : Instant.ofEpochMilli(millis(found.number()));
    } catch (DateTimeException | ArithmeticException e) {
      throw found.wrong(
          this == ISO
              ? "a time as 2026-01-31T12:00:00Z"
              : "a time in " + name().toLowerCase(Locale.ROOT));
    }
  }

  private long millis(BigDecimal number) {
    return number.scaleByPowerOfTen(powerOfTen).setScale(0, RoundingMode.FLOOR).longValueExact();
  }
}
