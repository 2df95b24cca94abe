package io.freshet.similar;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.id.VectorKey;
import io.freshet.schema.ItemVector;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SimilarItemsTest {
  private final SimilarItems similar = new SimilarItems();

  @Test
  void tellsTheOthersNearestFirst() {
    put("v1", "a", 1, 0);
    put("v1", "b", 1, 0.1f);
    put("v1", "c", 0, 1);

    assertThat(nearest("a", 5)).containsExactly("b", "c");
    assertThat(nearest("c", 1)).containsExactly("b");
    assertThat(similar.to("unknown", 5)).isEmpty();
  }

  @Test
  void doesNotFindWhatHasNoVectorAnyMore() {
    put("v1", "a", 1, 0);
    put("v1", "b", 1, 0.1f);
    similar.apply(Map.of("b", Optional.empty()));

    assertThat(similar.to("b", 5)).isEmpty();
    assertThat(nearest("a", 5)).isEmpty();
  }

  @Test
  void goesOverToANewEncoderWhenThatHasSeenAsManyItems() {
    similar.caughtUp();
    put("v1", "a", 1, 0);
    put("v1", "b", 1, 0.1f);
    put("v1", "c", 0, 1);
    put("v2", "a", 0, 1, 0);
    put("v2", "c", 0, 1, 0.1f);
    assertThat(nearest("a", 1)).as("two of three are encoded").containsExactly("b");
    assertThat(version("a")).isEqualTo("v1");

    put("v2", "b", 1, 0, 0);
    assertThat(nearest("a", 1)).as("all are encoded").containsExactly("c");
    assertThat(version("a")).isEqualTo("v2");

    put("v1", "d", 1, 0);
    assertThat(version("a")).as("a straggler of the old one").isEqualTo("v2");
    assertThat(similar.size()).isEqualTo(3);
  }

  @Test
  void waitsForEveryItemHoweverManyOthersTheNewEncoderFinds() {
    similar.caughtUp();
    put("v1", "a", 1, 0);
    put("v1", "b", 1, 0.1f);
    put("v2", "a", 0, 1);
    put("v2", "c", 0, 1);
    put("v2", "d", 1, 1);
    assertThat(version("a")).as("b is not encoded").isEqualTo("v1");

    similar.apply(Map.of("b/vit/v1", Optional.empty()));
    assertThat(version("a")).as("b is gone").isEqualTo("v2");
  }

  @Test
  void anItemThatTheNewEncoderHasNoVectorOfDoesNotHoldItBack() {
    similar.caughtUp();
    put("v1", "a", 1, 0);
    put("v1", "torn", 1, 0.1f);
    put("v2", "a", 0, 1);
    assertThat(version("a")).isEqualTo("v1");

    put("v2", "torn");
    assertThat(version("a")).isEqualTo("v2");
    assertThat(similar.to("torn", 5)).isEmpty();
  }

  @Test
  void untilTheTopicWasReadOnceWhoeverHasLookedAtAllSoFarAnswers() {
    put("v2", "a", 0, 1);
    put("v1", "a", 1, 0);
    assertThat(version("a")).as("both have looked at all").isEqualTo("v2");
    put("v1", "b", 1, 0.1f);
    assertThat(version("a")).as("the old one finds more").isEqualTo("v1");
    similar.caughtUp();
    assertThat(version("a")).isEqualTo("v1");

    put("v2", "b", 1, 0.1f);
    put("v1", "c", 1, 0.1f);
    assertThat(version("a")).as("for good").isEqualTo("v2");
  }

  @Test
  void anOlderVersionThatBeginsAgainTakesOverOnceItHasLookedAtAll() {
    similar.caughtUp();
    put("v2", "a", 0, 1);
    put("v2", "b", 1, 1);
    similar.apply(Map.of("a/vit/v1", Optional.of(vector("v1", "a", 9, 1, 0))));
    assertThat(version("a")).isEqualTo("v2");
    similar.apply(Map.of("b/vit/v1", Optional.of(vector("v1", "b", 9, 1, 0))));
    assertThat(version("a")).isEqualTo("v1");
  }

  @Test
  void goesOnAfterARestartWithTheEncoderThatHasLookedAtAll() {
    List<ItemVector> stored =
        List.of(
            vector("v2", "a", 2, 0, 1),
            vector("v1", "a", 1, 1, 0),
            vector("v1", "b", 1, 1, 0),
            vector("v2", "b", 2, 0, 1));
    similar.remember(stored::forEach);
    assertThat(version("a")).isEqualTo("v2");
    assertThat(similar.size()).isEqualTo(2);
  }

  @Test
  void anEncoderWhoseEveryKeyIsTakenAwayIsForgotten() {
    similar.caughtUp();
    put("v1", "a", 1, 0);
    put("v2", "a", 1, 0);
    put("v1", "b", 1, 1);
    assertThat(similar.answering()).contains(new SimilarItems.Encoder("vit", "v2"));
    similar.apply(Map.of("a/vit/v2", Optional.empty()));
    assertThat(similar.answering()).isEmpty();
    assertThat(similar.to("a", 5)).isEmpty();
    assertThat(similar.size()).isZero();

    put("v1", "a", 1, 0);
    assertThat(version("a")).isEqualTo("v1");
  }

  @Test
  void whereOneIsTakenAwayTheNextOneAnswers() {
    put("v1", "a", 1, 0);
    put("v1", "b", 1, 0.1f);
    put("v2", "a", 1, 0);
    similar.caughtUp();
    assertThat(version("a")).isEqualTo("v1");
    similar.apply(Map.of("a/vit/v1", Optional.empty(), "b/vit/v1", Optional.empty()));
    assertThat(version("a")).isEqualTo("v2");
  }

  @Test
  void whoAnswersIsToldWithoutVectorsToo() {
    SimilarItems bare = SimilarItems.withoutVectors();
    Map<String, Optional<ItemVector>> all = new HashMap<>();
    all.put("a/vit/v1", Optional.of(vector("v1", "a", 1, 1, 0)));
    all.put("flat/vit/v1", Optional.of(vector("v1", "flat", 1, 0, 0)));
    all.put("b/vit/v2", Optional.of(vector("v2", "b", 2, 1, 0)));
    bare.apply(all);
    bare.caughtUp();
    assertThat(bare.answering()).contains(new SimilarItems.Encoder("vit", "v1"));
    bare.apply(Map.of("a/vit/v2", Optional.of(vector("v2", "a", 2, 1, 0))));
    assertThat(bare.answering())
        .as("flat is like no other")
        .contains(new SimilarItems.Encoder("vit", "v2"));
    assertThat(bare.to("a", 5)).isEmpty();
  }

  @Test
  void leavesOutWhatHasNoDirectionOrAnotherWidth() {
    put("v1", "a", 1, 0);
    put("v1", "flat", 0, 0);
    put("v1", "wide", 1, 0, 0);
    put("v1", "b", 1, 1);

    assertThat(nearest("a", 5)).containsExactly("b");
    assertThat(similar.to("flat", 5)).isEmpty();
    assertThat(similar.to("wide", 5)).isEmpty();
  }

  /** Of an encoder that began at the number of its version. */
  private void put(String version, String item, float... components) {
    ItemVector made = vector(version, item, Long.parseLong(version.substring(1)), components);
    similar.apply(Map.of(VectorKey.of(made).toString(), Optional.of(made)));
  }

  private static ItemVector vector(
      String version, String item, long sinceMillis, float... components) {
    Float[] boxed = new Float[components.length];
    for (int at = 0; at < boxed.length; at++) {
      boxed[at] = components[at];
    }
    Instant since = Instant.ofEpochMilli(sinceMillis);
    return new ItemVector(item, Instant.EPOCH, "vit", version, List.of(boxed), since);
  }

  private List<String> nearest(String item, int count) {
    return similar.to(item, count).orElseThrow().items().stream().map(Neighbour::item).toList();
  }

  private String version(String item) {
    return similar.to(item, 1).orElseThrow().encoder().version();
  }
}
