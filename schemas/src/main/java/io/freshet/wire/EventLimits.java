package io.freshet.wire;

import io.freshet.config.ConfigReader;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * What an event from outside may be at most.
 *
 * @param valueBytes of a whole Kafka value
 * @param idBytes of an id, a kind or a surface, in UTF-8
 * @param earliest the oldest event time
 * @param ahead how far an event time may lie ahead of the clock
 */
public record EventLimits(
    int valueBytes, int idBytes, Instant earliest, Duration ahead, KeyRule keyRule)
    implements Serializable {
  /** What the Kafka key must be. */
  public enum KeyRule {
    /** Any bytes, or none. */
    ANY,
    /** Some bytes. */
    PRESENT,
    /** The user's id in UTF-8, as the order of a user's events rests on it. */
    USER
  }

  private static final Instant YEAR_1971 = Instant.parse("1971-01-01T00:00:00Z");

  public static EventLimits defaults() {
    return new EventLimits(1 << 20, 512, YEAR_1971, Duration.ofDays(1), KeyRule.PRESENT);
  }

  /**
   * Reads {@code events.max-value}, {@code .max-id}, {@code .earliest}, {@code .ahead}, {@code
   * .key}.
   */
  public static EventLimits read(ConfigReader config) {
    EventLimits fallback = defaults();
    return new EventLimits(
        (int)
            Math.min(
                Integer.MAX_VALUE,
                config
                    .about("Largest value of an event; larger ones are dead letters")
                    .bytes("events.max-value", fallback.valueBytes)),
        (int)
            Math.min(
                Integer.MAX_VALUE,
                config
                    .about("Longest id, kind or surface, in UTF-8")
                    .bytes("events.max-id", fallback.idBytes)),
        config
            .about("Oldest event time that is believed")
            .instant("events.earliest", fallback.earliest),
        config
            .about("How far an event time may lie ahead of the clock")
            .duration("events.ahead", fallback.ahead),
        config
            .about("What the Kafka key of an event must be")
            .oneOf("events.key", fallback.keyRule));
  }
}
