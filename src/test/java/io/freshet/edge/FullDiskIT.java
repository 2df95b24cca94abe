package io.freshet.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.schema.UserEvent;
import io.freshet.standalone.EmbeddedKafka;
import io.freshet.store.SmallDisk;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The edge while the disk of its read store has no byte left. */
@Tag("full")
class FullDiskIT {
  /** Long enough that few lists use up what room the store's log has set aside. */
  private static final String ITEM = "boots".repeat(40_000);

  @TempDir Path folder;

  @Test
  void servesWhatItHoldsAndCatchesUpByItselfWhenThereIsRoomAgain() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.startTemporary();
        SmallDisk disk = SmallDisk.mount(folder.resolve("disk"));
        EdgeFixture edge = new EdgeFixture(kafka, disk.folder().resolve("store"))) {
      write(edge, 1);
      EdgeFixture.await("the first list", () -> sequence(edge) == 1);
      EdgeFixture.await("Kafka told to be reached", () -> problem(edge).isEmpty());
      disk.fill();
      long written = 1;
      while (problem(edge).isEmpty()) {
        written++;
        write(edge, written);
      }
      assertThat(problem(edge)).startsWith("cannot write to the read store at ");
      long held = sequence(edge);
      assertThat(held).isBetween(1L, written);
      EdgeFixture.await("its reason", () -> problem(edge).contains("0 bytes free, expected"));
      assertThat(sequence(edge)).as("lists are served on").isEqualTo(held);
      assertThat(
              edge.post("/v1/events", "[{\"user_id\":\"bob\",\"item_id\":\"hat\"}]").statusCode())
          .as("events are taken on")
          .isEqualTo(200);
      var refused = edge.send(edge.request("/v1/users/eve").DELETE());
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.body()).contains("the read store cannot be written now");

      disk.free();
      write(edge, written + 1);
      long newest = written + 1;
      EdgeFixture.await("nothing keeps it from going on", () -> problem(edge).isEmpty());
      EdgeFixture.await("the newest list", () -> sequence(edge) == newest);
    }
  }

  private static void write(EdgeFixture edge, long number) {
    UserEvent event = Given.click("e" + number, "ann", "hat");
    edge.write(EdgeFixture.TOPICS.recommendations(), "ann", Given.list(event, number, "b", ITEM));
  }

  private static String problem(EdgeFixture edge) {
    return edge.json("/v1/stats").at("/kafka/problem").asText();
  }

  private static long sequence(EdgeFixture edge) {
    return edge.json("/v1/users/ann/explain").at("/list/last_sequence").longValue();
  }
}
