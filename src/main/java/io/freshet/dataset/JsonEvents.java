package io.freshet.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * JSON lines of events, one object each: {@code user_id}, {@code item_id} and {@code at} (ISO-8601
 * or milliseconds), and, when known, {@code kind}, {@code value} and {@code event_id}.
 */
final class JsonEvents implements LineFormat {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public void read(String line, Rows rows) throws BadLine {
    JsonNode event = parse(line);
    if (event == null || !event.isObject()) {
      throw new BadLine("a JSON object with user_id, item_id and at");
    }
    JsonNode value = event.path("value");
    if (!value.isMissingNode() && !value.isNull() && !value.isNumber()) {
      throw new BadLine("a value that is a number");
    }
    rows.keep(
        new Interaction(
            text(event, "user_id"),
            text(event, "item_id"),
            atMillis(event.path("at")),
            event.hasNonNull("kind") ? text(event, "kind") : "view",
            value.isNumber() ? value.doubleValue() : null,
            event.hasNonNull("event_id") ? text(event, "event_id") : null));
  }

  private static @Nullable JsonNode parse(String line) throws BadLine {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new BadLine("a JSON object (%s)".formatted(e.getOriginalMessage()));
    }
  }

  private static String text(JsonNode event, String name) throws BadLine {
    JsonNode field = event.path(name);
    if (!field.isTextual() && !field.isIntegralNumber()) {
      throw new BadLine("a %s that is a string".formatted(name));
    }
    return Fields.id(field.asText(), name);
  }

  private static long atMillis(JsonNode at) throws BadLine {
    if (at.isIntegralNumber() && at.canConvertToLong()) {
      return at.longValue();
    }
    try {
      return Instant.parse(at.asText()).toEpochMilli();
    } catch (DateTimeParseException e) {
      throw new BadLine("an at as 2026-01-31T12:00:00Z or in milliseconds");
    }
  }
}
