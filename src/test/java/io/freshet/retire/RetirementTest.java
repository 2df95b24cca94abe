package io.freshet.retire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.id.VectorKey;
import io.freshet.retire.Retirement.Scope;
import io.freshet.schema.ItemVector;
import io.freshet.similar.SimilarItems.Encoder;
import io.freshet.wire.RecordCodecs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RetirementTest {
  private static final Encoder ONE = new Encoder("vit", "v1");
  private static final Encoder TWO = new Encoder("vit", "v2");
  private static final Encoder THREE = new Encoder("vit", "v3");

  @Test
  void theVersionBeforeTheOneThatAnswersGoesWithoutAWord() {
    VectorCensus census =
        census(vector(ONE, "a", 1), vector(TWO, "a", 2), vector(TWO, "b", 2), vector(ONE, "b", 1));
    assertThat(census.answering()).contains(TWO);
    assertThat(of(census, ONE, Scope.NAMED)).isEqualTo(new Retirement(List.of(ONE), List.of()));
    assertThat(of(census, TWO, Scope.OTHERS)).isEqualTo(new Retirement(List.of(ONE), List.of()));
    assertThat(census.records(ONE)).isEqualTo(2);
  }

  @Test
  void theOneThatAnswersIsObjectedTo() {
    VectorCensus census = census(vector(ONE, "a", 1), vector(TWO, "a", 2), vector(ONE, "late", 1));
    assertThat(census.answering()).as("the new one has not looked at all").contains(ONE);
    assertThat(of(census, ONE, Scope.NAMED).objections())
        .containsExactly("vit/v1 tells what looks alike where an edge starts now");
    assertThat(of(census, TWO, Scope.NAMED).objections())
        .containsExactly(
            "vit/v2 began after vit/v1, which tells what looks alike where an edge starts now, and"
                + " edges that run may have gone over to it");
  }

  @Test
  void theOneThatAModelGoesByIsObjectedTo() {
    VectorCensus census = census(vector(ONE, "a", 1), vector(TWO, "a", 2));
    Retirement retirement =
        Retirement.of(census, TWO, Scope.OTHERS, Map.of(ONE, "model shop 1", TWO, "model shop 2"));
    assertThat(retirement.encoders()).containsExactly(ONE);
    assertThat(retirement.objections()).containsExactly("model shop 1 ranks new items by vit/v1");
  }

  @Test
  void versionsOfOtherEncodersStay() {
    Encoder other = new Encoder("eye", "v0");
    VectorCensus census =
        census(
            vector(other, "a", 0), vector(ONE, "a", 1), vector(TWO, "a", 2), vector(THREE, "a", 3));
    assertThat(of(census, THREE, Scope.OTHERS).encoders()).containsExactly(ONE, TWO);
    assertThat(census.encoders()).containsExactly(other, ONE, TWO, THREE);
  }

  @Test
  void countsWhatHasAValueWhateverItSays() {
    VectorCensus census =
        census(
            vector(ONE, "a", 1),
            vector(ONE, "gone", 1),
            record("gone/vit/v1", null),
            record("a/shoe/vit/v1", "no vector".getBytes(UTF_8)),
            record("no-key-of-a-vector", "no vector".getBytes(UTF_8)));
    assertThat(census.located(ONE))
        .containsExactlyInAnyOrder(
            new VectorCensus.Located(0, "a/vit/v1"), new VectorCensus.Located(0, "a/shoe/vit/v1"));
    assertThat(census.encoders()).containsExactly(ONE);
  }

  @Test
  void whereNothingIsLeftNobodyAnswers() {
    VectorCensus census = census(vector(ONE, "a", 1), record("a/vit/v1", null));
    assertThat(census.answering()).isEmpty();
    assertThat(census.encoders()).isEmpty();
    assertThat(of(census, ONE, Scope.NAMED).encoders()).isEmpty();
  }

  private static Retirement of(VectorCensus census, Encoder named, Scope scope) {
    return Retirement.of(census, named, scope, Map.of());
  }

  @SafeVarargs
  private static VectorCensus census(ConsumerRecord<byte[], byte[]>... records) {
    VectorCensus census = new VectorCensus();
    Stream.of(records).forEach(each -> census.take(List.of(each)));
    census.complete();
    return census;
  }

  private static ConsumerRecord<byte[], byte[]> vector(
      Encoder encoder, String item, long sinceMillis) {
    Instant since = Instant.ofEpochMilli(sinceMillis);
    ItemVector vector =
        new ItemVector(item, since, encoder.name(), encoder.version(), List.of(1f, 2f), since);
    return record(
        VectorKey.of(vector).toString(), RecordCodecs.avro(ItemVector.class).encode(vector));
  }

  private static ConsumerRecord<byte[], byte[]> record(String key, byte @Nullable [] value) {
    return new ConsumerRecord<>("vectors", 0, 0, key.getBytes(UTF_8), value);
  }
}
