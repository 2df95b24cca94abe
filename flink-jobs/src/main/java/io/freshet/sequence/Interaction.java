package io.freshet.sequence;

import io.freshet.id.ItemHash;

/**
 * One thing a person did with one item, as the job carries it.
 *
 * @param eventId unique per event
 * @param atMillis event time
 * @param recordedMillis Kafka's timestamp of the record that brought it
 */
public record Interaction(
    String userId, String eventId, String itemId, Kind kind, long atMillis, long recordedMillis) {

  /** The stable 64-bit name of the item. */
  public long itemHash() {
    return ItemHash.of(itemId);
  }

  /** 64 bits of the event's id: two events of one user's recent past never share them by chance. */
  public long eventHash() {
    return ItemHash.of(eventId);
  }
}
