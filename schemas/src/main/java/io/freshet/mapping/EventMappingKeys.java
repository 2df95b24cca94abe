package io.freshet.mapping;

import io.freshet.config.ConfigReader;
import io.freshet.mapping.EventMapping.Extras;
import io.freshet.mapping.EventMapping.IdMapping;
import io.freshet.mapping.EventMapping.Required;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The configuration of a mapping: the keys below {@code events.mapping}. */
final class EventMappingKeys {
  private static final FieldPath UNREAD = FieldPath.parse("unread");

  private final ConfigReader config;

  private EventMappingKeys(ConfigReader config) {
    this.config = config;
  }

  /** Empty when neither {@code user} nor {@code item} is declared: then the events are ours. */
  static Optional<EventMapping> read(ConfigReader section) {
    EventMappingKeys keys = new EventMappingKeys(section);
    @Nullable FieldPath user = keys.path("user", "Field of the user's id; declares a mapping");
    @Nullable FieldPath item = keys.path("item", "Field of the item's id");
    @Nullable FieldPath at = keys.path("at", "Field of the event's time");
    TimeUnit unit = section.about("How the time is written").oneOf("at-unit", TimeUnit.MILLIS);
    EventMapping mapping =
        new EventMapping(
            new Required(
                user == null ? UNREAD : user,
                item == null ? UNREAD : item,
                at == null ? UNREAD : at,
                unit),
            keys.kind(),
            keys.id(),
            keys.extras());
    if (user == null && item == null && at == null) {
      return Optional.empty();
    }
    keys.demand("user", user);
    keys.demand("item", item);
    keys.demand("at", at);
    return Optional.of(mapping);
  }

  private KindMapping kind() {
    return new KindMapping(
        path("kind", "Field of what was done; absent: every event is of kind-otherwise"),
        config.about("Their words for kinds, to ours").strings("kinds"),
        config.about("Kind of events without the field").string("kind-otherwise", "view"),
        config
            .about("What happens to a word that is not among the kinds")
            .oneOf("kinds-others", KindMapping.Others.KEEP));
  }

  private IdMapping id() {
    return new IdMapping(
        path("event-id", "Field of the event's id; absent: derived"),
        config
            .about("What an event without id is named by")
            .oneOf("derived-id", DerivedId.COORDINATES));
  }

  private Extras extras() {
    Map<Extra, FieldPath> fields = new EnumMap<>(Extra.class);
    for (Extra extra : Extra.values()) {
      @Nullable FieldPath path = path(extra.key(), "Field of our " + extra.key());
      if (path != null) {
        fields.put(extra, path);
      }
    }
    Map<String, FieldPath> attributes = new HashMap<>();
    config
        .about("Our attributes, each with its field")
        .strings("attributes")
        .forEach(
            (name, text) -> {
              @Nullable FieldPath path = parsed("attributes." + name, text);
              if (path != null) {
                attributes.put(name, path);
              }
            });
    return new Extras(fields, attributes);
  }

  private @Nullable FieldPath path(String key, String meaning) {
    String text = config.about(meaning).string(key, "");
    return text.isEmpty() ? null : parsed(key, text);
  }

  private @Nullable FieldPath parsed(String key, String text) {
    try {
      return FieldPath.parse(text);
    } catch (IllegalArgumentException e) {
      config.problem(key, "is '%s', expected names with dots, as customer.id".formatted(text));
      return null;
    }
  }

  private void demand(String key, @Nullable FieldPath path) {
    if (path == null) {
      config.problem(key, "is missing: a mapping needs user, item and at");
    }
  }
}
