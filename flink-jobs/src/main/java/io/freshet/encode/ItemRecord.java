package io.freshet.encode;

import io.freshet.schema.ItemEvent;
import org.jspecify.annotations.Nullable;

/**
 * A record of the item topic, kept as it came so that it can be a dead letter later.
 *
 * @param value as it was written; empty where the record has none, which deletes the item
 * @param event what the value says; null where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ItemRecord(String itemId, Coordinates from, byte[] value, @Nullable ItemEvent event) {
  /** Where a record lies. */
  public record Coordinates(String topic, int partition, long offset, long timestampMillis) {}
}
