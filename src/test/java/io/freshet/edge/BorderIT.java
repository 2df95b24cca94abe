package io.freshet.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshet.store.WireFormats;
import io.freshet.topic.KafkaSettings;
import io.freshet.wire.EventLimits;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds at the border to HTTP, also while there is no Kafka at all. */
final class BorderIT {
  private static final String KEY = "a-key-that-is-long-enough";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir private static Path data;
  private static EdgeServer edge;

  @BeforeAll
  static void startWithoutKafka() {
    edge =
        EdgeServer.start(
            new EdgeConfig(
                KafkaSettings.of("127.0.0.1:1"),
                EdgeFixture.LAYOUT,
                WireFormats.AVRO,
                EventLimits.defaults(),
                data.resolve("store"),
                new HttpConfig("127.0.0.1", 0, KEY, 64 * 1024, 100, 0),
                new ServingConfig(
                    10, 100, Duration.ofMinutes(1), Set.of("click"), Duration.ofSeconds(1)),
                PicturesConfig.withDefaults()));
  }

  @AfterAll
  static void stop() {
    edge.close();
  }

  @Test
  void answersListsWithoutKafkaAndSaysThatItIsNotReady() throws Exception {
    assertThat(send(keyed("/v1/users/ann/recommendations")).statusCode()).isEqualTo(200);
    assertThat(send(request("/health/live")).statusCode()).isEqualTo(200);

    HttpResponse<String> ready = send(request("/health/ready"));
    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.body()).contains("waiting for Kafka");
  }

  @Test
  void answers503WhenKafkaDoesNotTakeAnEvent() throws Exception {
    HttpResponse<String> answer =
        send(
            keyed("/v1/events")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"user_id\":\"ann\",\"item_id\":\"hat\"}")));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    JsonNode result = EdgeFixture.json(answer);
    assertThat(result.at("/results/0/status").textValue()).isEqualTo("failed");
    assertThat(result.at("/results/0/id").textValue()).isNotEmpty();
  }

  @Test
  void asksForTheKeyWhereUsersAreConcerned() throws Exception {
    for (String path : Set.of("/v1/stats", "/v1/users", "/v1/users/ann/explain")) {
      assertThat(send(request(path)).statusCode()).as(path).isEqualTo(401);
      assertThat(send(request(path).header("X-Api-Key", KEY + "x")).statusCode()).isEqualTo(401);
      assertThat(send(request(path).header("X-Api-Key", KEY)).statusCode()).isEqualTo(200);
      assertThat(send(keyed(path)).statusCode()).isEqualTo(200);
    }
    for (String path : Set.of("/", "/page.js", "/metrics", "/openapi", "/health/live")) {
      assertThat(send(request(path)).statusCode()).as(path).isEqualTo(200);
    }
  }

  @Test
  void sendsSecurityHeadersWithEveryAnswer() throws Exception {
    for (String path : Set.of("/", "/v1/stats", "/nowhere", "/openapi")) {
      HttpResponse<String> answer = send(request(path));
      SecurityHeaders.ALL.forEach(
          (name, value) -> assertThat(answer.headers().firstValue(name)).as(path).contains(value));
      assertThat(answer.headers().firstValue("Server")).isEmpty();
    }
  }

  @Test
  void refusesWhatIsTooLargeOrNotJson() throws Exception {
    assertThat(post("x".repeat(70_000)).statusCode()).isEqualTo(413);
    assertThat(post("[" + "{},".repeat(100) + "{}]").statusCode()).isEqualTo(413);
    assertThat(post("{\"user_id\": \"ann\"").statusCode()).isEqualTo(400);
    assertThat(post("[]").statusCode()).isEqualTo(400);
    assertThat(post("").statusCode()).isEqualTo(400);
    assertThat(post("[".repeat(1000)).statusCode()).isEqualTo(400);
    assertThat(post("{\"user_id\":\"a\",\"user_id\":\"b\"}").statusCode()).isEqualTo(400);
    assertThat(post("{\"user_id\":\"ann\",\"item_id\":\"hat\"} {}").statusCode()).isEqualTo(400);
    assertThat(
            send(keyed("/v1/events")
                    .header("Content-Type", "text/plain")
                    .POST(BodyPublishers.ofString("{}")))
                .statusCode())
        .isEqualTo(415);
  }

  @Test
  void answersAnUnknownPathAndAWrongMethodAsJson() throws Exception {
    HttpResponse<String> unknown = send(request("/v2/events"));
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(EdgeFixture.json(unknown).get("error").textValue()).contains("GET /openapi");

    HttpResponse<String> wrong = send(request("/v1/events"));
    assertThat(wrong.statusCode()).isEqualTo(405);
    assertThat(wrong.headers().firstValue("Allow").orElse("")).contains("POST");
  }

  @Test
  void refusesAnExposureThatCannotHaveBeen() throws Exception {
    String exposure =
        "{\"user_id\":\"a\",\"recommendation_id\":\"a/1/1\",\"experiment_id\":\"e\","
            + "\"variation_id\":\"v\",\"model_name\":\"m\",\"model_version\":\"1\",%s}";
    for (String wrong :
        List.of(
            "\"items\":[\"x\"],\"positions\":[0]",
            "\"items\":[\"x\"],\"timestamp\":9223372036854775807",
            "\"items\":[\"%s\"]".formatted("x".repeat(600)))) {
      HttpResponse<String> answer =
          send(
              keyed("/v1/exposures")
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(exposure.formatted(wrong))));
      assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
      assertThat(answer.body()).as(wrong).contains("\"rejected\":1");
    }
  }

  @Test
  void refusesAListRequestThatCannotBeMeant() throws Exception {
    for (String query : Set.of("n=0", "n=101", "n=x", "n=1&n=2", "surface=a%20b", "surface=")) {
      assertThat(send(keyed("/v1/users/ann/recommendations?" + query)).statusCode())
          .as(query)
          .isEqualTo(400);
    }
    assertThat(send(keyed("/v1/users/" + "x".repeat(2000) + "/explain")).statusCode())
        .isEqualTo(400);
    assertThat(send(keyed("/v1/users/%20/explain")).statusCode()).isEqualTo(400);
  }

  @Test
  void describesExactlyTheRoutesThereAre() throws Exception {
    JsonNode document = EdgeFixture.json(send(request("/openapi")));
    Set<String> described = new TreeSet<>();
    for (var path : document.get("paths").properties()) {
      path.getValue()
          .fieldNames()
          .forEachRemaining(method -> described.add(method + " " + path.getKey()));
    }

    assertThat(edge.routes())
        .filteredOn(route -> !route.matches("get /(page|icon)\\..*"))
        .containsExactlyInAnyOrderElementsOf(described);
  }

  @Test
  void pointsInTheDocumentOnlyAtWhatItHolds() throws Exception {
    JsonNode document = EdgeFixture.json(send(request("/openapi")));
    assertThat(document.findValuesAsText("$ref"))
        .isNotEmpty()
        .allSatisfy(
            ref -> assertThat(document.at(ref.substring(1)).isMissingNode()).as(ref).isFalse());
  }

  @Test
  void loadsNothingFromElsewhere() throws Exception {
    for (String file : Set.of("/", "/page.css", "/page.js")) {
      String text = send(request(file)).body().replace("http://www.w3.org/2000/svg", "");
      assertThat(text).as(file).doesNotContain("http://", "https://", "//cdn", "innerHTML");
    }
  }

  @Test
  void saysThatAPortIsTaken() {
    EdgeConfig second =
        EdgeFixture.config(
            KafkaSettings.of("127.0.0.1:1"),
            data.resolve("second"),
            HttpConfig.onLoopback(edge.port()));

    assertThatThrownBy(() -> EdgeServer.start(second))
        .hasMessageContaining("cannot listen on 127.0.0.1:" + edge.port());
  }

  private static HttpResponse<String> post(String body) throws Exception {
    return send(
        keyed("/v1/events")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + edge.port() + path));
  }

  private static HttpRequest.Builder keyed(String path) {
    return request(path).header("Authorization", "Bearer " + KEY);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }
}
