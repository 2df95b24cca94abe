package io.freshet.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.freshet.schema.Exposure;
import io.freshet.schema.ItemEvent;
import io.freshet.schema.ItemVector;
import io.freshet.schema.UserDeletion;
import io.freshet.schema.UserEvent;
import io.freshet.standalone.EmbeddedKafka;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From HTTP to Kafka and from Kafka to HTTP, with a real broker. */
final class EdgeIT {
  @TempDir private static Path data;
  private static EmbeddedKafka kafka;
  private static EdgeFixture edge;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.startTemporary();
    edge = new EdgeFixture(kafka, data.resolve("store"));
    EdgeFixture.await("ready", () -> edge.get("/health/ready").statusCode() == 200);
  }

  @AfterAll
  static void stop() {
    edge.close();
    kafka.close();
  }

  @Test
  void tellsWhichAvailableItemsLookLikeOne() {
    String topic = EdgeFixture.TOPICS.itemVectors();
    edge.write(topic, "sandal", vector("sandal", 1f, 0f));
    edge.write(topic, "slipper", vector("slipper", 2f, 0.1f));
    edge.write(topic, "clog", vector("clog", 1f, 0.2f));
    edge.write(topic, "kettle", vector("kettle", -1f, 5f));
    edge.write(topic, "lost", vector("lost", 1f, 0f));
    edge.write(topic, "nothing", vector("nothing", 0f, 0f));
    edge.write(
        EdgeFixture.TOPICS.itemEvents(),
        "clog",
        ItemEvent.newBuilder()
            .setItemId("clog")
            .setAt(Instant.parse("2026-02-03T04:05:06Z"))
            .setAvailable(false)
            .build());
    edge.writeBytes(topic, "lost", null);
    String path = "/v1/items/sandal/similar";
    EdgeFixture.await("its neighbours", () -> alike(path).equals(List.of("slipper", "kettle")));

    JsonNode first = EdgeFixture.json(edge.get(path + "?n=1"));
    assertThat(first.at("/items")).hasSize(1);
    assertThat(first.at("/items/0/cosine").doubleValue())
        .isCloseTo(2 / Math.hypot(2, 0.1), within(1e-6));
    assertThat(first.at("/encoder/version").textValue()).isEqualTo("v1");
    for (String none : List.of("lost", "nothing", "never-seen")) {
      HttpResponse<String> answer = edge.get("/v1/items/" + none + "/similar");
      assertThat(answer.statusCode()).as(none).isEqualTo(404);
      assertThat(EdgeFixture.json(answer).get("error").textValue())
          .isEqualTo("no vector is known of item '%s'".formatted(none));
    }
    assertThat(edge.get(path + "?n=0").statusCode()).isEqualTo(400);
  }

  private static List<String> alike(String path) {
    HttpResponse<String> answer = edge.get(path);
    return answer.statusCode() == 200
        ? EdgeFixture.json(answer).get("items").findValuesAsText("item_id")
        : List.of();
  }

  private static ItemVector vector(String item, Float... components) {
    return new ItemVector(
        item,
        Instant.parse("2026-02-03T04:05:06Z"),
        "vit",
        "v1",
        List.of(components),
        Instant.EPOCH);
  }

  @Test
  void putsAnEventIntoKafkaAndAnswersWithItsId() {
    HttpResponse<String> answer =
        edge.post(
            "/v1/events",
            """
            {"event_id": "post-1", "user_id": "paula", "item_id": "boots", "kind": "cart",
             "at": "2026-02-03T04:05:06Z", "value": 12.5, "attributes": {"colour": "red"}}""");

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode result = EdgeFixture.json(answer);
    assertThat(result.get("accepted").intValue()).isEqualTo(1);
    assertThat(result.at("/results/0/id").textValue()).isEqualTo("post-1");
    UserEvent held =
        edge.read(EdgeFixture.TOPICS.userEvents(), UserEvent.class).stream()
            .filter(e -> e.getEventId().equals("post-1"))
            .findFirst()
            .orElseThrow();
    assertThat(held.getUserId()).isEqualTo("paula");
    assertThat(held.getKind()).isEqualTo("cart");
    assertThat(held.getAt()).isEqualTo("2026-02-03T04:05:06Z");
    assertThat(held.getValue()).isEqualTo(12.5);
    assertThat(held.getAttributes()).containsEntry("colour", "red");
  }

  @Test
  void takesTheGoodEventsOfABatchAndSaysWhatIsWrongWithTheOthers() {
    HttpResponse<String> answer =
        edge.post(
            "/v1/events",
            """
            {"events": [
              {"user_id": "petra", "item_id": "boots"},
              {"user_id": "", "item_id": "boots"},
              {"user_id": "petra", "item_id": 7},
              {"user_id": "petra"},
              {"user_id": "petra", "item_id": "boots", "at": "2100-01-01T00:00:00Z"},
              {"user_id": "petra", "item_id": "boots", "at": 0},
              {"user_id": "petra", "item_id": "boots", "colour": "red"},
              "boots"]}""");

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode result = EdgeFixture.json(answer);
    assertThat(result.get("accepted").intValue()).isEqualTo(1);
    assertThat(result.get("rejected").intValue()).isEqualTo(7);
    assertThat(result.get("results").findValuesAsText("reason"))
        .containsExactly(
            "null",
            "empty-id",
            "wrong-type",
            "missing-field",
            "too-far-ahead",
            "too-early",
            "wrong-type",
            "wrong-type");
    assertThat(result.at("/results/2/detail").textValue())
        .isEqualTo("field 'item_id' is number 7, expected a text");
  }

  @Test
  void servesTheListOfTheTopicWithTitlesAndReportsItAsShown() {
    UserEvent cause = Given.click("serve-1", "susan", "boots");
    edge.write(EdgeFixture.TOPICS.itemEvents(), "hat", Given.item("hat", "Felt hat"));
    edge.write(EdgeFixture.TOPICS.itemEvents(), "gone", Given.soldOut("gone", "Gone"));
    edge.write(cause);
    edge.write(
        EdgeFixture.TOPICS.recommendations(),
        "susan",
        Given.list(cause, 1, "b", "gone", "hat", "scarf", "gloves"));
    EdgeFixture.await("list of susan", () -> isFromModel("/v1/users/susan/recommendations"));

    JsonNode list =
        edge.json("/v1/users/susan/recommendations?n=2&surface=home&exclude=gloves,other");

    assertThat(list.get("recommendation_id").textValue()).isEqualTo("susan/1/1");
    assertThat(list.get("variant").textValue()).isEqualTo("b");
    assertThat(list.at("/model/version").textValue()).isEqualTo("9f86d081884c7d65");
    assertThat(list.get("items").findValuesAsText("item_id")).containsExactly("hat", "scarf");
    assertThat(list.at("/items/0/title").textValue()).isEqualTo("Felt hat");
    assertThat(list.at("/items/1/position").intValue()).isEqualTo(2);
    String exposureId = list.get("exposure_id").textValue();
    EdgeFixture.await(
        "exposure in the topic",
        () ->
            edge.read(EdgeFixture.TOPICS.exposures(), Exposure.class).stream()
                .anyMatch(e -> e.getExposureId().equals(exposureId)));
    Exposure exposure =
        edge.read(EdgeFixture.TOPICS.exposures(), Exposure.class).stream()
            .filter(e -> e.getExposureId().equals(exposureId))
            .findFirst()
            .orElseThrow();
    assertThat(exposure.getItems()).containsExactly("hat", "scarf");
    assertThat(exposure.getPositions()).containsExactly(1, 2);
    assertThat(exposure.getSurface()).isEqualTo("home");
    assertThat(exposure.getVariationId()).isEqualTo("b");
  }

  @Test
  void servesWhatIsPopularToAnUnknownUser() {
    for (int i = 0; i < 30; i++) {
      edge.write(Given.click("popular-" + i, "crowd-" + i, "bestseller"));
    }
    EdgeFixture.await(
        "bestseller first",
        () ->
            edge.json("/v1/users/nobody/recommendations?n=1")
                .at("/items/0/item_id")
                .asText()
                .equals("bestseller"));

    JsonNode list = edge.json("/v1/users/nobody/recommendations?n=1&exclude=bestseller");
    assertThat(list.get("source").textValue()).isEqualTo("fallback");
    assertThat(list.at("/items/0/item_id").textValue()).isNotEqualTo("bestseller");
  }

  @Test
  void explainsAListByWhatTheUserDid() {
    UserEvent cause = Given.click("explain-1", "erika", "clogs");
    edge.write(EdgeFixture.TOPICS.itemEvents(), "clogs", Given.item("clogs", "Wooden clogs"));
    edge.write(cause);
    edge.write(
        EdgeFixture.TOPICS.recommendations(), "erika", Given.list(cause, 1, "b", "boots", "hat"));
    EdgeFixture.await(
        "everything about erika",
        () -> {
          JsonNode known = edge.json("/v1/users/erika/explain");
          return known.has("list")
              && known.get("timeline").size() == 1
              && known.at("/timeline/0").has("title");
        });

    JsonNode explained = edge.json("/v1/users/erika/explain");

    assertThat(explained.at("/timeline/0/title").textValue()).isEqualTo("Wooden clogs");
    assertThat(explained.at("/list/items/0/score").floatValue()).isEqualTo(1f);
    assertThat(IntStream.range(0, 4).mapToObj(i -> explained.at("/why/" + i).textValue()))
        .containsExactly(
            "Scored by model shop-sasrec (version 9f86d081884c7d65) from what this user did.",
            "Made because of their click of Wooden clogs.",
            "It is the first list to cover this event.",
            "This user is in variant b of experiment ranking.");
  }

  @Test
  void erasesAUserHereAndTellsTheTopic() {
    UserEvent cause = Given.click("erase-1", "emil", "boots");
    edge.write(cause);
    edge.write(EdgeFixture.TOPICS.recommendations(), "emil", Given.list(cause, 1, "b", "hat"));
    EdgeFixture.await("list of emil", () -> isFromModel("/v1/users/emil/recommendations"));

    HttpResponse<String> answer = edge.send(edge.request("/v1/users/emil").DELETE());

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(edge.json("/v1/users/emil/recommendations").get("source").textValue())
        .isEqualTo("fallback");
    assertThat(edge.json("/v1/users/emil/explain").get("timeline")).isEmpty();
    assertThat(edge.read(EdgeFixture.TOPICS.userDeletions(), UserDeletion.class))
        .extracting(UserDeletion::getUserId)
        .contains("emil");
  }

  @Test
  void countsAClickOnAShownItemAsAHitOfItsArm() {
    UserEvent cause = Given.click("hit-1", "hanna", "boots");
    edge.write(cause);
    edge.write(
        EdgeFixture.TOPICS.recommendations(), "hanna", Given.list(cause, 1, "c", "hat", "scarf"));
    EdgeFixture.await("list of hanna", () -> isFromModel("/v1/users/hanna/recommendations"));
    EdgeFixture.await("shown", () -> arm("c").path("shown").asInt() >= 1);
    int hits = arm("c").get("hits").intValue();

    edge.write(Given.click("hit-2", "hanna", "scarf"));

    EdgeFixture.await("hit", () -> arm("c").get("hits").intValue() == hits + 1);
  }

  @Test
  void takesExposuresOfListsThatOthersShowed() {
    UserEvent cause = Given.click("shown-1", "olga", "boots");
    edge.write(cause);
    edge.write(EdgeFixture.TOPICS.recommendations(), "olga", Given.list(cause, 4, "b", "hat"));
    EdgeFixture.await("list of olga", () -> edge.json("/v1/users/olga/explain").has("list"));

    HttpResponse<String> answer =
        edge.post(
            "/v1/exposures",
            """
            [{"exposure_id": "mail-1", "user_id": "olga", "recommendation_id": "olga/1/4",
              "surface": "mail", "items": ["hat"]},
             {"user_id": "olga", "recommendation_id": "olga/1/2", "items": ["hat"]}]""");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(EdgeFixture.json(answer).at("/results/1/detail").textValue())
        .contains("the list is no longer the user's newest");
    Exposure held =
        edge.read(EdgeFixture.TOPICS.exposures(), Exposure.class).stream()
            .filter(e -> e.getExposureId().equals("mail-1"))
            .findFirst()
            .orElseThrow();
    assertThat(held.getVariationId()).isEqualTo("b");
    assertThat(held.getModelVersion()).isEqualTo("9f86d081884c7d65");
  }

  @Test
  void skipsARecordItCannotReadAndGoesOn() {
    edge.writeBytes(EdgeFixture.TOPICS.userEvents(), "bad", new byte[] {1, 2, 3});
    edge.writeBytes(EdgeFixture.TOPICS.recommendations(), "bad", "not avro".getBytes(UTF_8));
    edge.write(EdgeFixture.TOPICS.deadLetters(), "a-0@1", Given.deadLetter());
    edge.write(Given.click("after-bad", "greta", "boots"));

    EdgeFixture.await(
        "the event behind the bad ones",
        () -> edge.json("/v1/users/greta/explain").get("timeline").size() == 1);
    EdgeFixture.await(
        "both counted", () -> edge.json("/v1/stats").get("bad_records").intValue() >= 2);
    EdgeFixture.await("dead letter", () -> edge.edge().stats().deadLetters() >= 1);
    assertThat(edge.get("/metrics").body())
        .contains("freshet_follower_bad_records_total{reason=\"bad-magic\"}");
  }

  @Test
  void measuresTheWayFromAnEventToItsList() {
    UserEvent cause = Given.click("timed-1", "tina", "boots");
    edge.write(cause);
    edge.write(EdgeFixture.TOPICS.recommendations(), "tina", Given.list(cause, 1, "b", "hat"));
    EdgeFixture.await("list of tina", () -> isFromModel("/v1/users/tina/recommendations"));

    EdgeStats stats = edge.edge().stats();
    assertThat(stats.lists()).isPositive();
    assertThat(stats.events()).isPositive();
    assertThat(stats.firstListAtMillis()).isPresent();
    assertThat(stats.p50Millis()).isPositive().isLessThanOrEqualTo(stats.p99Millis());
    assertThat(edge.get("/metrics").body())
        .contains("freshet_list_visible_latency_seconds_bucket{le=\"0.1\"}");
  }

  @Test
  void findsUsersWithWhatTheyDid() {
    edge.write(Given.click("find-1", "findme-1", "boots"));
    edge.write(Given.click("find-2", "findme/2 ü", "boots"));

    EdgeFixture.await(
        "both users", () -> edge.json("/v1/users?prefix=findme").get("users").size() == 2);
    EdgeFixture.await(
        "a user whose id has a slash",
        () -> edge.json("/v1/users/findme%2F2%20%C3%BC/explain").get("timeline").size() == 1);
  }

  private static boolean isFromModel(String path) {
    return List.of("model", "popularity").contains(edge.json(path).get("source").textValue());
  }

  private static JsonNode arm(String variant) {
    for (JsonNode arm : edge.json("/v1/stats").get("arms")) {
      if (arm.get("variant").textValue().equals(variant)) {
        return arm;
      }
    }
    return MissingNode.getInstance();
  }
}
