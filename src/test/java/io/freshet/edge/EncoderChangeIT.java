package io.freshet.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshet.config.ConfigReader;
import io.freshet.config.ConfigTree;
import io.freshet.export.MeanColours;
import io.freshet.job.EncodeConfig;
import io.freshet.job.EncodeItemsJob;
import io.freshet.job.JobEnvironment;
import io.freshet.job.RetainedCheckpoints;
import io.freshet.model.EncoderPackage;
import io.freshet.schema.ItemEvent;
import io.freshet.simulator.SimulatedPictures;
import io.freshet.standalone.EmbeddedKafka;
import io.freshet.standalone.LocalFlink;
import io.freshet.system.picture.PictureShape;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A new encoder reads the catalogue beside live traffic, is killed, and takes over complete. */
@Tag("full")
@Timeout(400)
final class EncoderChangeIT {
  private static final int ITEMS = 4_000;
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String PATH = "/v1/items/item-0/similar?n=5";

  @TempDir Path folder;

  private final List<byte[]> pictures = drawn();
  private final AtomicInteger told = new AtomicInteger();

  @Test
  void readersGoOverFromOneCompleteVersionToTheNextAndEveryVectorIsThereOnce() throws Exception {
    EncoderPackage old = encoder("old", 4);
    EncoderPackage fresh = encoder("fresh", 6);
    try (EmbeddedKafka kafka = EmbeddedKafka.startTemporary();
        EdgeFixture edge = new EdgeFixture(kafka, folder.resolve("edge"));
        LocalFlink before = run(kafka, old)) {
      tell(edge, ITEMS);
      tellLost(edge);
      try (Watch watch = new Watch(edge)) {
        try (LocalFlink killed = run(kafka, fresh)) {
          tell(edge, 100);
          await("some new vectors", () -> !items(kafka, fresh).isEmpty());
        }
        assertThat(items(kafka, fresh).size()).isBetween(1, ITEMS);
        await("the live ones", () -> edge.edge().vectors() == ITEMS + 101);
        assertThat(version(edge)).isEqualTo(old.version());
        try (EdgeFixture late = new EdgeFixture(kafka, folder.resolve("late"))) {
          await("the late one", () -> late.edge().vectors() == ITEMS + 101);
          assertThat(version(late)).isEqualTo(old.version());
          try (LocalFlink again = run(kafka, fresh)) {
            tell(edge, 100);
            await("the change", () -> version(edge).equals(fresh.version()));
            await("there too", () -> version(late).equals(fresh.version()));
            await("all new vectors", () -> edge.edge().vectors() == ITEMS + 200);
          }
        }
        assertThat(watch.versions()).containsExactly(old.version(), fresh.version());
      }
      assertThat(items(kafka, fresh))
          .hasSize(ITEMS + 201)
          .as("that the lost one has none is said")
          .containsEntry("lost", 1);
      assertThat(items(kafka, fresh).values()).containsOnly(1);
      assertThat(items(kafka, old).values()).containsOnly(1);
    }
  }

  private static void await(String what, Callable<Boolean> condition) {
    EdgeFixture.await(what, PATIENCE, condition);
  }

  /** The old encoder has its vector; the new one asks for it in vain. */
  private void tellLost(EdgeFixture edge) throws IOException {
    Path file = Files.write(shop().resolve("lost.png"), pictures.get(0));
    ItemEvent.Builder event = ItemEvent.newBuilder().setItemId("lost").setAt(Instant.now());
    String topic = EdgeFixture.TOPICS.itemEvents();
    edge.write(topic, "lost", event.setImageUri(file.toUri().toString()).build());
    await("all old vectors", () -> edge.edge().vectors() == ITEMS + 1);
    Files.delete(file);
  }

  private Path shop() {
    return folder.resolve("shop");
  }

  private void tell(EdgeFixture edge, int items) {
    for (int item = 0; item < items; item++) {
      int number = told.getAndIncrement();
      tell(edge, "item-" + number, pictures.get(number % pictures.size()));
    }
  }

  private static void tell(EdgeFixture edge, String item, byte[] picture) {
    edge.write(
        EdgeFixture.TOPICS.itemEvents(),
        item,
        ItemEvent.newBuilder()
            .setItemId(item)
            .setAt(Instant.now())
            .setPicture(ByteBuffer.wrap(picture))
            .build());
  }

  private static List<byte[]> drawn() {
    SimulatedPictures shop = new SimulatedPictures(7);
    List<byte[]> files = new ArrayList<>();
    for (int number = 0; number < 64; number++) {
      files.add(shop.draw(number).png());
    }
    return files;
  }

  private EncoderPackage encoder(String name, int width) throws Exception {
    return new MeanColours(PictureShape.picture(3, 8, 8), width)
        .write(folder.resolve("packages"), name);
  }

  private LocalFlink run(EmbeddedKafka kafka, EncoderPackage encoder) throws IOException {
    Files.createDirectories(shop());
    ConfigReader reader =
        new ConfigReader(
            ConfigTree.empty()
                .with("kafka.bootstrap", kafka.bootstrap())
                .with("encode.package", encoder.folder().toString())
                .with("encode.device", "cpu")
                .with("encode.delivery", "exactly-once")
                .with("encode.group", encoder.name())
                .with("encode.transaction-prefix", encoder.name())
                .with("encode.bundle.rows", "1")
                .with("encode.fetch.folders", shop().toString())
                .with("encode.fetch.attempts", "2")
                .with("encode.fetch.pause", "100ms")
                .with("encode.job.parallelism", "2")
                .with("encode.job.checkpoint-interval", "200ms")
                .with("encode.job.checkpoints", folder.resolve(encoder.name()).toString()));
    EncodeConfig config = EncodeConfig.read(reader);
    reader.finish();
    Configuration options = JobEnvironment.configureAlone(config);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(options);
    EncodeItemsJob.define(environment, config);
    LocalFlink flink = LocalFlink.start(2, options);
    flink.submit(environment, RetainedCheckpoints.of(config.runtime()).newest());
    return flink;
  }

  private static String version(EdgeFixture edge) {
    return EdgeFixture.json(edge.get(PATH)).at("/encoder/version").asText();
  }

  /** Committed records of an encoder, by item. */
  private static Map<String, Integer> items(EmbeddedKafka kafka, EncoderPackage encoder) {
    String mine = "/" + encoder.name() + "/" + encoder.version();
    Map<String, Integer> counts = new TreeMap<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrap(), "isolation.level", "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor(EdgeFixture.TOPICS.itemVectors()).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(
                record -> {
                  if (record.key().endsWith(mine)) {
                    String item = record.key().substring(0, record.key().length() - mine.length());
                    counts.merge(item, 1, Integer::sum);
                  }
                });
      }
    }
    return counts;
  }

  /** Asks again and again, and keeps the versions that answered, in their order. */
  private static final class Watch implements AutoCloseable {
    private final List<String> versions = new CopyOnWriteArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Thread thread;

    Watch(EdgeFixture edge) {
      thread = new Thread(() -> ask(edge), "watch");
      thread.start();
    }

    private void ask(EdgeFixture edge) {
      while (!over.get()) {
        HttpResponse<String> answer = edge.get(PATH);
        JsonNode said = EdgeFixture.json(answer);
        boolean whole = answer.statusCode() == 200 && said.path("items").size() == 5;
        String now = whole ? said.at("/encoder/version").asText() : answer.toString();
        if (versions.isEmpty() || !versions.get(versions.size() - 1).equals(now)) {
          versions.add(now);
        }
        LockSupport.parkNanos(5_000_000);
      }
    }

    List<String> versions() {
      return versions;
    }

    @Override
    public void close() throws InterruptedException {
      over.set(true);
      thread.join();
    }
  }
}
