package io.freshet.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshet.schema.ItemEvent;
import io.freshet.schema.UserEvent;
import io.freshet.standalone.EmbeddedKafka;
import io.freshet.store.PictureBounds;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the edge shows of items, and what it leads nobody to. */
final class ItemPicturesIT {
  private static final PicturesConfig PICTURES =
      new PicturesConfig(PictureBounds.defaults(), List.of("img.example.com"));

  @TempDir private static Path folder;
  private static EmbeddedKafka kafka;
  private static EdgeFixture edge;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.startTemporary();
    edge = new EdgeFixture(kafka, folder.resolve("store"), PICTURES);
    EdgeFixture.await("ready", () -> edge.get("/health/ready").statusCode() == 200);
  }

  @AfterAll
  static void stop() {
    edge.close();
    kafka.close();
  }

  @Test
  void servesAPictureByItsBytesAndLetsItBeKeptUnderItsOwnAddress() {
    ItemEvent lamp = pictured("lamp 1/2", "GIF89a and the rest");
    write(lamp);
    JsonNode known = awaitItem("lamp%201%2F2");

    String link = known.get("picture").textValue();
    assertThat(link).isEqualTo("/v1/items/lamp%201%2F2/picture?at=" + lamp.getAt().toEpochMilli());
    HttpResponse<String> answer = edge.get(link);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("GIF89a and the rest");
    assertThat(header(answer, "Content-Type")).isEqualTo("image/gif");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "Cache-Control")).isEqualTo("private, max-age=31536000, immutable");

    HttpResponse<String> elsewhere = edge.get(link.replaceAll("\\?.*", ""));
    assertThat(header(elsewhere, "Cache-Control")).isEqualTo("private, no-cache");
    HttpResponse<String> again =
        edge.send(edge.request(link).header("If-None-Match", header(answer, "ETag")).GET());
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void servesNothingThatIsNoPicture() {
    write(pictured("script", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"));
    JsonNode known = awaitItem("script");

    assertThat(known.has("picture")).isFalse();
    HttpResponse<String> answer = edge.get("/v1/items/script/picture");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(EdgeFixture.json(answer).get("error").textValue())
        .isEqualTo("no picture of item 'script' is held here");
    assertThat(edge.get("/v1/items/never-seen").statusCode()).isEqualTo(404);
  }

  @Test
  void sendsPagesToHostsThatAreConfiguredAndToNoOthers() {
    List<String> addresses =
        List.of(
            "https://img.example.com/lamp.png",
            "https://evil.example.com/lamp.png",
            "http://img.example.com/lamp.png",
            "https://img.example.com:8443/lamp.png",
            "https://img.example.com@evil.example.com/lamp.png",
            "https://you@img.example.com/lamp.png",
            "//img.example.com/lamp.png",
            "javascript:alert(1)",
            "not an address");
    for (int at = 0; at < addresses.size(); at++) {
      write(
          ItemEvent.newBuilder(Given.item("far-" + at, "Far"))
              .setImageUri(addresses.get(at))
              .build());
    }
    List<String> told =
        addresses.stream()
            .map(address -> awaitItem("far-" + addresses.indexOf(address)))
            .map(item -> item.path("picture").asText("nowhere"))
            .toList();

    assertThat(told).startsWith("https://img.example.com/lamp.png");
    assertThat(told.subList(1, told.size())).containsOnly("nowhere");
    assertThat(header(edge.get("/"), "Content-Security-Policy"))
        .contains("img-src 'self' https://img.example.com;");
    assertThat(header(edge.get("/v1/stats"), "Content-Security-Policy"))
        .contains("img-src 'self';");
  }

  @Test
  void listsAndTimelinesSayWhereThePicturesAre() {
    write(pictured("vase", "GIF89a vase"));
    UserEvent cause = Given.click("seen", "ann", "vase");
    edge.write(cause);
    edge.write(
        EdgeFixture.TOPICS.recommendations(), "ann", Given.list(cause, 1, "b", "vase", "plain"));
    EdgeFixture.await("the list", () -> edge.json("/v1/users/ann/explain").has("list"));
    String link = awaitItem("vase").get("picture").textValue();

    JsonNode explained = edge.json("/v1/users/ann/explain");
    assertThat(explained.at("/list/items/0/picture").textValue()).isEqualTo(link);
    assertThat(explained.at("/list/items/1").has("picture")).isFalse();
    assertThat(explained.at("/timeline/0/picture").textValue()).isEqualTo(link);
    assertThat(edge.json("/v1/users/ann/recommendations").at("/items/0/picture").textValue())
        .isEqualTo(link);
  }

  private static ItemEvent pictured(String id, String file) {
    return ItemEvent.newBuilder(Given.item(id, "Shown"))
        .setPicture(ByteBuffer.wrap(file.getBytes(UTF_8)))
        .build();
  }

  private static void write(ItemEvent item) {
    edge.write(EdgeFixture.TOPICS.itemEvents(), item.getItemId(), item);
  }

  private static JsonNode awaitItem(String encodedId) {
    String path = "/v1/items/" + encodedId;
    EdgeFixture.await(path, () -> edge.get(path).statusCode() == 200);
    return edge.json(path);
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
