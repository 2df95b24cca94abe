package io.freshet.edge;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshet.schema.UserEvent;
import io.freshet.wire.BadRecord;
import io.freshet.wire.Reason;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;

/**
 * One JSON object to a {@link UserEvent}. What may be left out: event_id, kind, at and the rest.
 */
final class EventReader {
  private static final Set<String> FIELDS =
      Set.of(
          "event_id",
          "user_id",
          "item_id",
          "kind",
          "at",
          "session_id",
          "value",
          "recommendation_id",
          "surface",
          "attributes");
  private static final long DAY_MILLIS = 24L * 3600 * 1000;

  private EventReader() {}

  static UserEvent read(JsonNode node, long nowMillis) throws BadRecord {
    FieldReader fields = FieldReader.of(node, FIELDS);
    Instant at = fields.time("at").orElse(Instant.ofEpochMilli(nowMillis));
    checkTime(at.toEpochMilli(), nowMillis);
    OptionalDouble value = fields.number("value");
    return UserEvent.newBuilder()
        .setEventId(node.hasNonNull("event_id") ? fields.id("event_id") : randomId())
        .setUserId(fields.id("user_id"))
        .setItemId(fields.id("item_id"))
        .setKind(node.hasNonNull("kind") ? fields.id("kind") : "view")
        .setAt(at)
        .setSessionId(fields.text("session_id").orElse(null))
        .setValue(value.isPresent() ? (Double) value.getAsDouble() : null)
        .setRecommendationId(fields.text("recommendation_id").orElse(null))
        .setSurface(fields.text("surface").orElse(null))
        .setAttributes(fields.texts("attributes"))
        .build();
  }

  static void checkTime(long atMillis, long nowMillis) throws BadRecord {
    if (atMillis <= 0) {
      throw new BadRecord(
          Reason.TOO_EARLY, "field 'at' is %d, expected a time after 1970".formatted(atMillis));
    }
    if (atMillis > nowMillis + DAY_MILLIS) {
      throw new BadRecord(
          Reason.TOO_FAR_AHEAD,
          "field 'at' is %d, more than a day ahead of the clock at %d"
              .formatted(atMillis, nowMillis));
    }
  }

  static String randomId() {
    return UUID.randomUUID().toString();
  }
}
