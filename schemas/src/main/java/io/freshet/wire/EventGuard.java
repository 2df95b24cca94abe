package io.freshet.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freshet.schema.Exposure;
import io.freshet.schema.ItemEvent;
import io.freshet.schema.UserEvent;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what no honest sender writes, before it reaches state: first the raw record, then the
 * decoded event. Immutable: any thread may use it.
 */
// per record
public final class EventGuard {
  /** What follows the user in the id of a list: two numbers, each after a slash. */
  private static final int LIST_NUMBERS_BYTES = 2 * 20;

  private final EventLimits limits;
  private final long earliestMillis;
  private final long aheadMillis;

  public EventGuard(EventLimits limits) {
    this.limits = limits;
    earliestMillis = limits.earliest().toEpochMilli();
    aheadMillis = limits.ahead().toMillis();
  }

  /** Before decoding. */
  public void admitRaw(byte @Nullable [] key, byte @Nullable [] value) throws BadRecord {
    if (key == null && limits.keyRule() != EventLimits.KeyRule.ANY) {
      throw new BadRecord(Reason.NULL_KEY, "the record has no key, expected the user's id");
    }
    if (value == null) {
      throw new BadRecord(Reason.NULL_VALUE, "the record has no value, expected an event");
    }
    if (value.length > limits.valueBytes()) {
      throw new BadRecord(
          Reason.TOO_LARGE,
          "the value has %d bytes, expected at most %d"
              .formatted(value.length, limits.valueBytes()));
    }
  }

  /**
   * After decoding.
   *
   * @param nowMillis the clock that the future is measured by
   */
  public void admit(byte @Nullable [] key, UserEvent event, long nowMillis) throws BadRecord {
    id("user_id", event.getUserId());
    id("event_id", event.getEventId());
    id("item_id", event.getItemId());
    id("kind", event.getKind());
    optionalId("session_id", event.getSessionId());
    list(event.getRecommendationId());
    optionalId("surface", event.getSurface());
    Double value = event.getValue();
    if (value != null && !Double.isFinite(value)) {
      throw new BadRecord(Reason.BAD_NUMBER, "value is %s, expected a number".formatted(value));
    }
    time("at", event.getAt(), nowMillis);
    if (limits.keyRule() == EventLimits.KeyRule.USER
        && !Arrays.equals(key, event.getUserId().getBytes(UTF_8))) {
      throw new BadRecord(Reason.KEY_MISMATCH, "the key is not the event's user_id");
    }
  }

  /** As for user events; the key must be the item, as compaction goes by it. */
  public void admit(byte[] key, ItemEvent event, long nowMillis) throws BadRecord {
    id("item_id", event.getItemId());
    time("at", event.getAt(), nowMillis);
    if (!Arrays.equals(key, event.getItemId().getBytes(UTF_8))) {
      throw new BadRecord(Reason.KEY_MISMATCH, "the key is not the event's item_id");
    }
  }

  /** As for user events; its key is checked where it has one. */
  public void admit(Exposure exposure, long nowMillis) throws BadRecord {
    id("user_id", exposure.getUserId());
    id("exposure_id", exposure.getExposureId());
    list(exposure.getRecommendationId());
    id("surface", exposure.getSurface());
    for (String item : exposure.getItems()) {
      id("items", item);
    }
    time("timestamp", exposure.getTimestamp(), nowMillis);
  }

  private void optionalId(String field, @Nullable String id) throws BadRecord {
    if (id != null && !id.isEmpty()) {
      id(field, id);
    }
  }

  /** Longer than a user's id, which it begins with. */
  private void list(@Nullable String recommendation) throws BadRecord {
    if (recommendation != null) {
      length("recommendation_id", recommendation, limits.idBytes() + LIST_NUMBERS_BYTES);
    }
  }

  private void id(String field, String id) throws BadRecord {
    if (id.isEmpty()) {
      throw new BadRecord(Reason.EMPTY_ID, field + " is empty");
    }
    length(field, id, limits.idBytes());
  }

  private static void length(String field, String id, int mostBytes) throws BadRecord {
    // At most three bytes a char: the exact count is needed only close to the limit.
    if (id.length() > mostBytes / 3 && StrictUtf8.bytes(id) > mostBytes) {
      throw new BadRecord(
          Reason.ID_TOO_LONG,
          "%s has %d bytes, expected at most %d".formatted(field, StrictUtf8.bytes(id), mostBytes));
    }
  }

  private void time(String field, Instant at, long nowMillis) throws BadRecord {
    long atMillis = at.toEpochMilli();
    if (atMillis < earliestMillis) {
      throw new BadRecord(
          Reason.TOO_EARLY,
          "%s is %s, expected %s or later".formatted(field, at, limits.earliest()));
    }
    if (atMillis > nowMillis && atMillis - nowMillis > aheadMillis) {
      throw new BadRecord(
          Reason.TOO_FAR_AHEAD,
          "%s is %s, more than %s ahead of %s"
              .formatted(field, at, limits.ahead(), Instant.ofEpochMilli(nowMillis)));
    }
  }
}
