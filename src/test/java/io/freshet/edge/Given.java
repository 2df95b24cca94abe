package io.freshet.edge;

import io.freshet.id.RecommendationId;
import io.freshet.schema.DeadLetter;
import io.freshet.schema.ItemEvent;
import io.freshet.schema.ItemVector;
import io.freshet.schema.ListSource;
import io.freshet.schema.RankedItem;
import io.freshet.schema.Recommendation;
import io.freshet.schema.UserEvent;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Records as shoppers and the job would write them now. */
final class Given {
  private Given() {}

  static UserEvent click(String id, String user, String item) {
    return UserEvent.newBuilder()
        .setEventId(id)
        .setUserId(user)
        .setItemId(item)
        .setKind("click")
        .setAt(Instant.ofEpochMilli(System.currentTimeMillis()))
        .build();
  }

  static ItemEvent item(String id, String title) {
    return ItemEvent.newBuilder()
        .setItemId(id)
        .setTitle(title)
        .setAt(Instant.ofEpochMilli(System.currentTimeMillis()))
        .build();
  }

  /** Shows a square. */
  static ItemEvent pictured(String id, String title) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ItemEvent.newBuilder(item(id, title))
        .setPicture(ByteBuffer.wrap(file.toByteArray()))
        .build();
  }

  static ItemVector vector(String item, Float... components) {
    Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
    return new ItemVector(item, now, "vit", "v1", List.of(components), now);
  }

  static ItemEvent soldOut(String id, String title) {
    return ItemEvent.newBuilder(item(id, title)).setAvailable(false).build();
  }

  /** The list made after the cause, with scores 1, 1/2, 1/3 … */
  static Recommendation list(UserEvent cause, long sequence, String variant, String... items) {
    return Recommendation.newBuilder()
        .setRecommendationId(new RecommendationId(cause.getUserId(), 1, sequence).toString())
        .setUserId(cause.getUserId())
        .setStateEpoch(1)
        .setFirstSequence(sequence)
        .setLastSequence(sequence)
        .setCauseEventId(cause.getEventId())
        .setCauseAt(cause.getAt())
        .setCreatedAt(Instant.ofEpochMilli(System.currentTimeMillis()))
        .setExperiment("ranking")
        .setVariant(variant)
        .setModelName(variant.equals("a") ? "popularity" : "shop-sasrec")
        .setModelVersion(variant.equals("a") ? "1" : "9f86d081884c7d65")
        .setSource(variant.equals("a") ? ListSource.POPULARITY : ListSource.MODEL)
        .setItems(
            IntStream.range(0, items.length)
                .mapToObj(i -> new RankedItem(items[i], 1f / (i + 1)))
                .toList())
        .build();
  }

  static DeadLetter deadLetter() {
    Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
    return DeadLetter.newBuilder()
        .setTopic("freshet.user-events.v1")
        .setPartition(0)
        .setOffset(0)
        .setTimestamp(now)
        .setAt(now)
        .setReason("truncated")
        .setDetail("the record ends early")
        .setRaw(ByteBuffer.wrap(new byte[] {1}))
        .setRawLength(1)
        .build();
  }

  static List<String> shoes() {
    return List.of("boots", "sandals", "sneakers", "clogs");
  }
}
