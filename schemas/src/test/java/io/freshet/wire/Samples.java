package io.freshet.wire;

import io.freshet.schema.DeadLetter;
import io.freshet.schema.Exposure;
import io.freshet.schema.ItemEvent;
import io.freshet.schema.ItemVector;
import io.freshet.schema.ListSource;
import io.freshet.schema.ModelControl;
import io.freshet.schema.RankedItem;
import io.freshet.schema.Recommendation;
import io.freshet.schema.ScoredInput;
import io.freshet.schema.UserDeletion;
import io.freshet.schema.UserEvent;
import io.freshet.schema.VariantModel;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;

/** One record of every kind, each field set to something that is not its default. */
final class Samples {
  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00.123Z");

  private Samples() {}

  static List<SpecificRecordBase> all() {
    return List.of(
        userEvent(),
        itemEvent(),
        itemVector(),
        recommendation(),
        exposure(),
        scoredInput(),
        modelControl(),
        deadLetter(),
        userDeletion());
  }

  static UserEvent userEvent() {
    return UserEvent.newBuilder()
        .setEventId("e-1")
        .setUserId("anna/ä€😀")
        .setItemId("lamp")
        .setKind("cart")
        .setAt(NOON)
        .setSessionId("s-9")
        .setValue(12.5)
        .setRecommendationId("anna/0/7")
        .setSurface("home")
        .setAttributes(Map.of("device", "phone"))
        .build();
  }

  static ItemEvent itemEvent() {
    return ItemEvent.newBuilder()
        .setItemId("lamp")
        .setAt(NOON)
        .setAvailable(false)
        .setTitle("A lamp")
        .setCategories(List.of("home", "light"))
        .setImageUri("file:///lamp.png")
        .setExpiresAt(NOON.plusSeconds(1))
        .setAttributes(Map.of("colour", "red"))
        .setPicture(ByteBuffer.wrap(new byte[] {(byte) 0x89, 'P', 'N', 'G'}))
        .setPictureType("image/png")
        .setFrames(
            List.of(ByteBuffer.wrap(new byte[] {1, 2, 3}), ByteBuffer.wrap(new byte[] {4, 5})))
        .build();
  }

  static ItemVector itemVector() {
    return ItemVector.newBuilder()
        .setItemId("lamp")
        .setAt(NOON)
        .setEncoderName("vit")
        .setEncoderVersion("0123456789abcdef")
        .setVector(List.of(0.5f, -1.25f, 3e-8f))
        .setEncoderSince(NOON.minusSeconds(60))
        .build();
  }

  static Recommendation recommendation() {
    return Recommendation.newBuilder()
        .setRecommendationId("anna/2/7")
        .setUserId("anna")
        .setStateEpoch(2)
        .setFirstSequence(5)
        .setLastSequence(7)
        .setCauseEventId("e-1")
        .setCauseAt(NOON)
        .setCreatedAt(NOON.plusMillis(40))
        .setExperiment("ranking")
        .setVariant("b")
        .setModelName("sasrec")
        .setModelVersion("0123456789abcdef")
        .setSource(ListSource.POPULARITY)
        .setCataloguePosition(33)
        .setItems(List.of(new RankedItem("lamp", 0.5f), new RankedItem("desk", 0.25f)))
        .build();
  }

  static Exposure exposure() {
    return Exposure.newBuilder()
        .setExposureId("x-1")
        .setTimestamp(NOON)
        .setUserId("anna")
        .setExperimentId("ranking")
        .setVariationId("b")
        .setRecommendationId("anna/2/7")
        .setSurface("mail")
        .setItems(List.of("lamp", "desk"))
        .setPositions(List.of(1, 2))
        .setPropensities(List.of(0.5f, 0.25f))
        .setModelName("sasrec")
        .setModelVersion("0123456789abcdef")
        .build();
  }

  static ScoredInput scoredInput() {
    return ScoredInput.newBuilder()
        .setRecommendationId("anna/2/7")
        .setUserId("anna")
        .setAt(NOON)
        .setExperiment("ranking")
        .setVariant("b")
        .setModelName("sasrec")
        .setModelVersion("0123456789abcdef")
        .setItemHashes(List.of(Long.MIN_VALUE, -1L, Long.MAX_VALUE))
        .setItemIndices(List.of(1, 2, 3))
        .setEventTimes(List.of(1L, 2L, 3L))
        .build();
  }

  static ModelControl modelControl() {
    return ModelControl.newBuilder()
        .setExperiment("ranking")
        .setRevision(4)
        .setAt(NOON)
        .setSalt("salt")
        .setHoldout(0.05)
        .setVariants(
            List.of(
                new VariantModel("a", 1.0, "popularity", "1", "popularity:"),
                new VariantModel("b", 2.0, "sasrec", "0123456789abcdef", "models/sasrec")))
        .build();
  }

  static DeadLetter deadLetter() {
    return DeadLetter.newBuilder()
        .setTopic("freshet.user-events.v1")
        .setPartition(3)
        .setOffset(77)
        .setTimestamp(NOON)
        .setAt(NOON.plusMillis(1))
        .setReason("truncated")
        .setDetail("UserEvent: 4 bytes wanted at byte 2, but 1 are left")
        .setKey(ByteBuffer.wrap(new byte[] {1, 2}))
        .setKeyLength(2)
        .setRaw(ByteBuffer.wrap(new byte[] {(byte) 0xC3, 1, 0}))
        .setRawLength(3)
        .setRawSha256("ab")
        .build();
  }

  static UserDeletion userDeletion() {
    return UserDeletion.newBuilder().setUserId("anna").setAt(NOON).build();
  }
}
