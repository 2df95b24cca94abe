package io.freshet.store;

import io.freshet.schema.UserEvent;

/** What a timeline keeps of one event. */
public record TimelineEvent(String eventId, String itemId, String kind, long atMillis) {
  static TimelineEvent of(UserEvent event) {
    return new TimelineEvent(
        event.getEventId(), event.getItemId(), event.getKind(), event.getAt().toEpochMilli());
  }
}
