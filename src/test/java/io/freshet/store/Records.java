package io.freshet.store;

import io.freshet.id.RecommendationId;
import io.freshet.schema.ItemEvent;
import io.freshet.schema.ItemVector;
import io.freshet.schema.ListSource;
import io.freshet.schema.RankedItem;
import io.freshet.schema.Recommendation;
import io.freshet.schema.UserEvent;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Records as a job and its users would write them. */
final class Records {
  static final long NOON = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();

  private Records() {}

  /** A list caused at noon plus the sequence number in seconds. */
  static Recommendation list(String user, long epoch, long sequence, String... items) {
    Instant at = Instant.ofEpochMilli(NOON + 1000 * sequence);
    return Recommendation.newBuilder()
        .setRecommendationId(new RecommendationId(user, epoch, sequence).toString())
        .setUserId(user)
        .setStateEpoch(epoch)
        .setFirstSequence(sequence)
        .setLastSequence(sequence)
        .setCauseEventId("event-" + user + "-" + sequence)
        .setCauseAt(at)
        .setCreatedAt(at.plusMillis(20))
        .setExperiment("main")
        .setVariant("a")
        .setModelName("shop")
        .setModelVersion("0123456789abcdef")
        .setSource(ListSource.MODEL)
        .setItems(Stream.of(items).map(item -> new RankedItem(item, 1f)).toList())
        .build();
  }

  static UserEvent event(String id, String user, String item, long atMillis) {
    return UserEvent.newBuilder()
        .setEventId(id)
        .setUserId(user)
        .setItemId(item)
        .setKind("click")
        .setAt(Instant.ofEpochMilli(atMillis))
        .build();
  }

  static ItemVector vector(String item, String version, Float... components) {
    Instant noon = Instant.ofEpochMilli(NOON);
    return new ItemVector(item, noon, "vit", version, List.of(components), noon);
  }

  /** Begins as a PNG, which is all a store looks at. */
  static byte[] png(int bytes) {
    return Arrays.copyOf(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}, bytes);
  }

  static ItemEvent pictured(String id, long atMillis, byte[] file) {
    return ItemEvent.newBuilder(item(id, id, atMillis)).setPicture(ByteBuffer.wrap(file)).build();
  }

  static ItemEvent item(String id, String title, long atMillis) {
    return ItemEvent.newBuilder()
        .setItemId(id)
        .setTitle(title)
        .setCategories(List.of("shoes"))
        .setAt(Instant.ofEpochMilli(atMillis))
        .build();
  }
}
