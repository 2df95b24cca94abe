package io.freshet.dataset;

import org.jspecify.annotations.Nullable;

/**
 * One row of a data set: who met which item.
 *
 * @param atMillis event time in milliseconds UTC, or {@link #UNTIMED}
 * @param kind what happened, as {@code UserEvent.kind}
 * @param value rating or price, as the kind says
 * @param eventId the source's own id of the event, when it has one
 */
public record Interaction(
    String userId,
    String itemId,
    long atMillis,
    String kind,
    @Nullable Double value,
    @Nullable String eventId) {
  /** The time of a row whose source holds an order but no times. */
  public static final long UNTIMED = Long.MIN_VALUE;

  static Interaction untimed(String userId, String itemId) {
    return new Interaction(userId, itemId, UNTIMED, "view", null, null);
  }

  static Interaction rated(String userId, String itemId, long atMillis, double rating) {
    return new Interaction(userId, itemId, atMillis, "rating", rating, null);
  }

  public boolean timed() {
    return atMillis != UNTIMED;
  }
}
