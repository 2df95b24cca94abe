package io.freshet.mapping;

import io.freshet.schema.UserEvent;
import io.freshet.wire.BadRecord;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which of their fields is which of ours. Read from configuration by {@link EventMappingKeys}.
 *
 * @param extras the optional fields of our event
 */
// per record
record EventMapping(Required required, KindMapping kind, IdMapping id, Extras extras)
    implements Serializable {
  record Required(FieldPath user, FieldPath item, FieldPath at, TimeUnit unit)
      implements Serializable {}

  /**
   * @param field null when the id is always derived
   */
  record IdMapping(@Nullable FieldPath field, DerivedId derived) implements Serializable {}

  /**
   * @param fields the rest of our event's fields
   * @param attributes by our name of the attribute
   */
  record Extras(Map<Extra, FieldPath> fields, Map<String, FieldPath> attributes)
      implements Serializable {
    Extras {
      fields = Map.copyOf(fields);
      attributes = Map.copyOf(attributes);
    }
  }

  /** All but the event id, unless they have one: then it is empty. */
  UserEvent toEvent(Object root) throws BadRecord {
    UserEvent event = new UserEvent();
    event.setUserId(FoundValue.at(required.user, root).text());
    event.setItemId(FoundValue.at(required.item, root).text());
    event.setAt(required.unit.read(FoundValue.at(required.at, root)));
    event.setKind(kind.read(root));
    event.setEventId(id.field == null ? "" : text(id.field, root));
    for (Map.Entry<Extra, FieldPath> extra : extras.fields.entrySet()) {
      FoundValue found = FoundValue.at(extra.getValue(), root);
      if (!found.isAbsent()) {
        extra.getKey().set(event, found);
      }
    }
    event.setAttributes(attributes(root));
    return event;
  }

  private Map<String, String> attributes(Object root) throws BadRecord {
    Map<String, String> all = new HashMap<>();
    for (Map.Entry<String, FieldPath> attribute : extras.attributes.entrySet()) {
      String text = text(attribute.getValue(), root);
      if (!text.isEmpty()) {
        all.put(attribute.getKey(), text);
      }
    }
    return all;
  }

  private static String text(FieldPath path, Object root) throws BadRecord {
    return FoundValue.at(path, root).optionalText().orElse("");
  }
}
