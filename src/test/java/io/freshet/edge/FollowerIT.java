package io.freshet.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.schema.Recommendation;
import io.freshet.schema.UserEvent;
import io.freshet.standalone.EmbeddedKafka;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The follower through restarts of the edge and of the broker. */
final class FollowerIT {
  @TempDir private Path folder;

  @Test
  void goesOnWhereItStoppedAndAfterTheBrokerWasAway() {
    Path store = folder.resolve("store");
    EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"));
    int port = Integer.parseInt(kafka.bootstrap().split(":", 2)[1]);
    UserEvent first = Given.click("e1", "ann", "hat");
    try (EdgeFixture edge = new EdgeFixture(kafka, store)) {
      write(edge, first, Given.list(first, 1, "b", "boots"));
      EdgeFixture.await("the first list", () -> sequence(edge) == 1);
    }

    try (EdgeFixture edge = new EdgeFixture(kafka, store)) {
      assertThat(sequence(edge)).as("before anything is read").isEqualTo(1);
      EdgeFixture.await("caught up", () -> edge.get("/health/ready").statusCode() == 200);
      assertThat(edge.edge().stats().lists()).as("nothing is read twice").isZero();

      kafka.close();
      EdgeFixture.await("Kafka is away", () -> !reachable(edge));
      assertThat(sequence(edge)).as("lists are served on").isEqualTo(1);
      assertThat(edge.get("/health/ready").statusCode()).isEqualTo(200);

      kafka = EmbeddedKafka.start(folder.resolve("kafka"), port);
      UserEvent second = Given.click("e2", "ann", "boots");
      write(edge, second, Given.list(second, 2, "b", "scarf"));
      EdgeFixture.await("the list after the broker came back", () -> sequence(edge) == 2);
      EdgeFixture.await("Kafka is there", () -> reachable(edge));
    } finally {
      kafka.close();
    }
  }

  private static void write(EdgeFixture edge, UserEvent event, Recommendation list) {
    edge.write(event);
    edge.write(EdgeFixture.TOPICS.recommendations(), event.getUserId(), list);
  }

  private static boolean reachable(EdgeFixture edge) {
    return edge.json("/v1/stats").at("/kafka/reachable").booleanValue();
  }

  private static int sequence(EdgeFixture edge) {
    return edge.json("/v1/users/ann/explain").at("/list/last_sequence").intValue();
  }
}
