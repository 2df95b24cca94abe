package io.freshet.bench;

import io.freshet.schema.ListSource;
import io.freshet.schema.RankedItem;
import io.freshet.schema.Recommendation;
import io.freshet.schema.UserEvent;
import io.freshet.wire.BadRecord;
import io.freshet.wire.RecordCodec;
import io.freshet.wire.RecordCodecs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One event in and one list of ten out, as on the way of every event. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecMethods {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private final RecordCodec<UserEvent> events = RecordCodecs.avro(UserEvent.class);
  private final RecordCodec<Recommendation> lists = RecordCodecs.avro(Recommendation.class);
  private final UserEvent event = event();
  private final Recommendation list = list();
  private final byte[] eventBytes = events.encode(event);

  @Benchmark
  public byte[] encodeEvent() {
    return events.encode(event);
  }

  @Benchmark
  public UserEvent decodeEvent() throws BadRecord {
    return events.decode(eventBytes);
  }

  @Benchmark
  public UserEvent decodeEventWithAvrosOwn() throws IOException {
    return UserEvent.fromByteBuffer(ByteBuffer.wrap(eventBytes));
  }

  @Benchmark
  public byte[] encodeListOfTen() {
    return lists.encode(list);
  }

  private static UserEvent event() {
    return UserEvent.newBuilder()
        .setEventId("0123456789abcdef")
        .setUserId("user-4711")
        .setItemId("item-0815")
        .setKind("view")
        .setAt(NOON)
        .setAttributes(Map.of())
        .build();
  }

  private static Recommendation list() {
    List<RankedItem> items = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      items.add(new RankedItem("item-" + i, 10f - i));
    }
    return Recommendation.newBuilder()
        .setRecommendationId("user-4711/1/17")
        .setUserId("user-4711")
        .setStateEpoch(1)
        .setFirstSequence(17)
        .setLastSequence(17)
        .setCauseEventId("0123456789abcdef")
        .setCauseAt(NOON)
        .setCreatedAt(NOON)
        .setExperiment("default")
        .setVariant("model")
        .setModelName("reference")
        .setModelVersion("0123456789abcdef")
        .setSource(ListSource.MODEL)
        .setCataloguePosition(0)
        .setItems(items)
        .build();
  }
}
