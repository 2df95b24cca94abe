package io.freshet.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.catalogue.KafkaSeenItems;
import io.freshet.catalogue.SeenItems;
import io.freshet.catalogue.SeenItemsLease;
import io.freshet.cli.ExitCode;
import io.freshet.cli.Freshet;
import io.freshet.id.ItemHash;
import io.freshet.id.VectorKey;
import io.freshet.model.VectorSpace;
import io.freshet.schema.ItemVector;
import io.freshet.standalone.EmbeddedKafka;
import io.freshet.store.RocksDbStore;
import io.freshet.topic.KafkaSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a retired encoder made leaves the topic, and so edges and jobs, on a real broker. */
final class RetiredEncoderIT {
  private static final String TOPIC = EdgeFixture.TOPICS.itemVectors();
  private static final List<String> ITEMS = List.of("hat", "cap", "a/shoe");
  private static EmbeddedKafka kafka;

  @TempDir Path folder;
  private String config;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.startTemporary();
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @BeforeEach
  void configure() throws Exception {
    config =
        Files.writeString(
                folder.resolve("freshet.yaml"),
                "kafka: {bootstrap: '%s'}\n".formatted(kafka.bootstrap()))
            .toString();
  }

  @Test
  void leavesTopicStoreIndexAndJobOnceItIsRetired() throws Exception {
    try (EdgeFixture edge = new EdgeFixture(kafka, folder.resolve("edge"));
        SeenItemsLease old = seenBy("v1");
        SeenItemsLease fresh = seenBy("v2")) {
      for (String item : ITEMS) {
        write(edge, "v1", item);
        write(edge, "v2", item);
      }
      EdgeFixture.await("the new one", () -> version(edge).equals("v2"));
      assertThat(edge.get("/metrics").body())
          .contains("freshet_similar_encoder_active{encoder=\"vit\",version=\"v2\"} 1.0")
          .contains("freshet_similar_items{encoder=\"vit\",version=\"v2\"} 3.0");
      EdgeFixture.await("both in jobs", () -> has(ITEMS, old) && has(ITEMS, fresh));

      assertThat(retire("vit/v1")).isEqualTo(ExitCode.OK.code());
      assertThat(retire("vit/v2", "--write")).isEqualTo(ExitCode.BAD_INPUT.code());
      assertThat(retire("vit/v3", "--others", "--write")).isEqualTo(ExitCode.BAD_INPUT.code());
      write(edge, "v2", "scarf");
      EdgeFixture.await("what came after", () -> has(List.of("scarf"), fresh));
      assertThat(has(ITEMS, old)).as("nothing was written").isTrue();

      assertThat(retire("vit/v2", "--others", "--write")).isEqualTo(ExitCode.OK.code());
      EdgeFixture.await("nothing in jobs", () -> hasNone(old));
      assertThat(has(ITEMS, fresh)).isTrue();
      write(edge, "v2", "glove");
      EdgeFixture.await("what came after", () -> edge.edge().vectors() == ITEMS.size() + 2);
      try (EdgeFixture late = new EdgeFixture(kafka, folder.resolve("late"))) {
        EdgeFixture.await("an edge of now", () -> late.edge().vectors() == ITEMS.size() + 2);
        assertThat(version(late)).isEqualTo("v2");
      }
      assertThat(retire("vit/v1", "--write")).as("again").isEqualTo(ExitCode.BAD_INPUT.code());
    }
    assertThat(storedVersions()).containsExactly("v2");
    theOneThatAnswersGoesWhenThatIsSaid();
  }

  private void theOneThatAnswersGoesWhenThatIsSaid() {
    try (EdgeFixture edge = new EdgeFixture(kafka, folder.resolve("edge"))) {
      assertThat(version(edge)).isEqualTo("v2");
      assertThat(retire("vit/v2", "--write", "--even-if-used")).isEqualTo(ExitCode.OK.code());
      EdgeFixture.await("no answer", () -> edge.get(similarTo("hat")).statusCode() == 404);
      assertThat(edge.edge().vectors()).isZero();
    }
    assertThat(storedVersions()).isEmpty();
  }

  private int retire(String... words) {
    return Freshet.run(
        Stream.of(
                Stream.of("topics", "retire-encoder"),
                Stream.of(words),
                Stream.of("--config", config))
            .flatMap(each -> each)
            .toArray(String[]::new));
  }

  private static SeenItemsLease seenBy(String version) {
    return KafkaSeenItems.of(KafkaSettings.of(kafka.bootstrap()), TOPIC)
        .open(new VectorSpace("vit", version, 2));
  }

  private static boolean has(List<String> items, SeenItemsLease lease) {
    return items.stream().allMatch(item -> components(item, lease.items()) == 2);
  }

  private static boolean hasNone(SeenItemsLease lease) {
    return ITEMS.stream().allMatch(item -> components(item, lease.items()) == 0);
  }

  private static int components(String item, SeenItems items) {
    return items.vector(ItemHash.of(item)).length;
  }

  /** Of an encoder that began at the number of its version. */
  private static void write(EdgeFixture edge, String version, String item) {
    Instant since = Instant.ofEpochMilli(Long.parseLong(version.substring(1)));
    ItemVector vector = new ItemVector(item, since, "vit", version, List.of(1f, 1f), since);
    edge.write(TOPIC, VectorKey.of(vector).toString(), vector);
  }

  private static String version(EdgeFixture edge) {
    return EdgeFixture.json(edge.get(similarTo("hat"))).at("/encoder/version").asText();
  }

  private static String similarTo(String item) {
    return "/v1/items/%s/similar?n=1".formatted(item);
  }

  /** In the store of an edge that is not running. */
  private Set<String> storedVersions() {
    Set<String> versions = new TreeSet<>();
    try (RocksDbStore store =
        RocksDbStore.open(folder.resolve("edge"), PicturesConfig.withDefaults().kept())) {
      store.vectors(vector -> versions.add(vector.getEncoderVersion()));
    }
    return versions;
  }
}
