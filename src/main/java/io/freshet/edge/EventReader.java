package io.freshet.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshet.schema.UserEvent;
import io.freshet.wire.BadRecord;
import io.freshet.wire.EventGuard;
import io.freshet.wire.EventLimits;
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
  private final EventGuard guard;

  /**
   * @param limits as the job has them: what it would set aside is refused here, where the sender
   *     can be told
   */
  EventReader(EventLimits limits) {
    guard = new EventGuard(limits);
  }

  UserEvent read(JsonNode node, long nowMillis) throws BadRecord {
    UserEvent event = event(FieldReader.of(node, FIELDS), node, nowMillis);
    guard.admit(event.getUserId().getBytes(UTF_8), event, nowMillis);
    return event;
  }

  private static UserEvent event(FieldReader fields, JsonNode node, long nowMillis)
      throws BadRecord {
    OptionalDouble value = fields.number("value");
    return UserEvent.newBuilder()
        .setEventId(node.hasNonNull("event_id") ? fields.id("event_id") : randomId())
        .setUserId(fields.id("user_id"))
        .setItemId(fields.id("item_id"))
        .setKind(node.hasNonNull("kind") ? fields.id("kind") : "view")
        .setAt(fields.time("at").orElse(Instant.ofEpochMilli(nowMillis)))
        .setSessionId(fields.text("session_id").orElse(null))
        .setValue(value.isPresent() ? (Double) value.getAsDouble() : null)
        .setRecommendationId(fields.text("recommendation_id").orElse(null))
        .setSurface(fields.text("surface").orElse(null))
        .setAttributes(fields.texts("attributes"))
        .build();
  }

  static String randomId() {
    return UUID.randomUUID().toString();
  }
}
