package io.freshet.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.freshet.edge.Outbox.Sent;
import io.freshet.wire.BadRecord;
import io.freshet.wire.Reason;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A POST of one object, an array of them, or an object that holds the array under a name: each is
 * read by itself, the good ones go to Kafka, and the answer tells what became of each.
 *
 * @param name of the array and of the things
 */
record Intake<T>(String name, Limits limits, ItemReader<T> reader, Consumer<Reason> refused) {
  /** What a request may hold; of all intakes together. */
  record Limits(Bodies bodies, int maxBatch) {}

  interface ItemReader<T> {
    T read(JsonNode node) throws BadRecord;
  }

  /** What became of one. Statuses: accepted, rejected (do not send again), failed (send again). */
  record Outcome(
      int index,
      @Nullable String id,
      String status,
      @Nullable String reason,
      @Nullable String detail) {}

  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Summary(int accepted, int rejected, int failed, List<Outcome> results) {}

  /**
   * @param send what became of each in Kafka, in order
   */
  void take(Context request, Function<List<T>, List<Sent>> send, Function<T, String> id) {
    List<JsonNode> nodes = nodes(Json.read(limits.bodies().read(request)));
    Outcome[] outcomes = new Outcome[nodes.size()];
    List<T> good = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      try {
        good.add(reader.read(nodes.get(i)));
        places.add(i);
      } catch (BadRecord e) {
        refused.accept(e.reason());
        outcomes[i] = new Outcome(i, null, "rejected", e.reason().code(), e.getMessage());
      }
    }
    List<Sent> sent = good.isEmpty() ? List.of() : send.apply(good);
    for (int i = 0; i < good.size(); i++) {
      int place = places.get(i);
      outcomes[place] = outcome(place, id.apply(good.get(i)), sent.get(i));
    }
    answer(request, List.of(outcomes));
  }

  private static Outcome outcome(int place, String id, Sent sent) {
    return switch (sent) {
      case HELD -> new Outcome(place, id, "accepted", null, null);
      case AWAY -> new Outcome(place, id, "failed", "kafka-away", "Kafka did not answer");
      case REFUSED ->
          new Outcome(
              place, id, "failed", "kafka-refused", "Kafka does not let this edge write the topic");
    };
  }

  private static void answer(Context request, List<Outcome> outcomes) {
    int accepted = count(outcomes, "accepted");
    int rejected = count(outcomes, "rejected");
    int failed = count(outcomes, "failed");
    int status = failed > 0 ? 503 : accepted > 0 ? 200 : 400;
    if (failed > 0) {
      request.header("Retry-After", "1");
    }
    Reply.json(request, status, new Summary(accepted, rejected, failed, outcomes));
  }

  private static int count(List<Outcome> outcomes, String status) {
    return (int) outcomes.stream().filter(o -> o.status().equals(status)).count();
  }

  private List<JsonNode> nodes(JsonNode body) {
    JsonNode array = body.isObject() && body.size() == 1 && body.has(name) ? body.get(name) : body;
    List<JsonNode> nodes = new ArrayList<>();
    if (array.isArray()) {
      array.forEach(nodes::add);
    } else {
      nodes.add(array);
    }
    if (nodes.isEmpty()) {
      throw Problem.badRequest("the body holds no %s".formatted(name));
    }
    if (nodes.size() > limits.maxBatch()) {
      throw new Problem(
          413,
          "the body holds %d %s, expected at most %d"
              .formatted(nodes.size(), name, limits.maxBatch()));
    }
    return nodes;
  }
}
