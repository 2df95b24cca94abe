package io.freshet.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.freshet.config.ConfigReader;
import io.freshet.config.ConfigTree;
import io.freshet.export.MeanColours;
import io.freshet.model.EncoderPackage;
import io.freshet.picture.PictureFiles;
import io.freshet.schema.DeadLetter;
import io.freshet.schema.ItemEvent;
import io.freshet.schema.ItemVector;
import io.freshet.system.picture.PictureShape;
import io.freshet.wire.RecordCodecs;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The job that encodes pictures on a MiniCluster with a real broker and a real server. */
@Timeout(180)
class EncodeItemsJobIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int GREEN = 0x00FF00;

  @TempDir Path folder;

  @Test
  void picturesBecomeVectorsOnceAndNoPictureStopsTheJob() throws Exception {
    EncoderPackage encoder =
        new MeanColours(PictureShape.picture(3, 8, 8), 4).write(folder, "colours");
    HttpServer server = serving(PictureFiles.png(5, 5, GREEN));
    try (Trial trial = new Trial(folder)) {
      EncodeConfig config = config(trial, encoder, server.getAddress().getPort());
      JobClient job = start(config, "");
      try (Topic<ItemVector> vectors = vectors(trial);
          Topic<DeadLetter> letters =
              new Topic<>(trial.bootstrap(), Trial.TOPICS.deadLetters(), DeadLetter.class)) {
        everyWayOfShowingAPictureGivesItsVector(trial, vectors, server.getAddress().getPort());
        noBadPictureStopsTheJob(trial, vectors, letters);
        assertThat(vectors.records())
            .extracting(ItemVector::getEncoderVersion)
            .containsOnly(encoder.version());
        assertThat(job.getJobStatus().get()).isEqualTo(JobStatus.RUNNING);
      } finally {
        job.cancel().get();
      }
      goesOnWhereItStopped(trial, config);
    } finally {
      server.stop(0);
    }
  }

  private void everyWayOfShowingAPictureGivesItsVector(
      Trial trial, Topic<ItemVector> vectors, int port) throws Exception {
    Files.write(Files.createDirectories(folder.resolve("shop")).resolve("lamp.png"), green());
    send(trial, event("inline").setPicture(ByteBuffer.wrap(green())));
    send(trial, event("clip").setFrames(List.of(ByteBuffer.wrap(green()))));
    send(trial, event("file").setImageUri(folder.resolve("shop/lamp.png").toUri().toString()));
    send(trial, event("http").setImageUri("http://localhost:" + port + "/lamp"));
    List<ItemVector> made = vectors.await(all -> all.size() >= 4, PATIENCE);
    assertThat(made)
        .extracting(ItemVector::getItemId)
        .containsExactlyInAnyOrder("inline", "clip", "file", "http");
    assertThat(made).extracting(ItemVector::getVector).containsOnly(made.get(0).getVector());
    assertThat(made.get(0).getVector()).hasSize(4);
  }

  /** The job runs without restarts: the first failure would end it. */
  private void noBadPictureStopsTheJob(
      Trial trial, Topic<ItemVector> vectors, Topic<DeadLetter> letters) throws Exception {
    byte[] png = green();
    send(
        trial,
        event("bomb").setPicture(ByteBuffer.wrap(PictureFiles.claiming(png, 30_000, 30_000))));
    send(trial, event("line").setPicture(ByteBuffer.wrap(PictureFiles.claiming(png, 1, 100_000))));
    send(trial, event("void").setPicture(ByteBuffer.wrap(PictureFiles.claiming(png, 0, 0))));
    send(trial, event("cut").setPicture(ByteBuffer.wrap(Arrays.copyOf(png, png.length - 9))));
    send(trial, event("svg").setPicture(ByteBuffer.wrap(Trial.bytes("<svg/>"))));
    send(trial, event("other").setPicture(ByteBuffer.wrap(png)).setPictureType("image/gif"));
    send(trial, event("secret").setImageUri("file:///etc/hostname"));
    send(trial, event("inside").setImageUri("http://169.254.169.254/latest/meta-data"));
    send(trial, event("nobody").setImageUri(folder.resolve("shop/none.png").toUri().toString()));
    trial.sendRaw(Trial.TOPICS.itemEvents(), Trial.bytes("torn"), new byte[] {1, 2, 3});
    send(trial, event("after").setPicture(ByteBuffer.wrap(png)));
    List<DeadLetter> found = letters.await(all -> all.size() >= 10, PATIENCE);
    vectors.await(all -> all.size() >= 14, PATIENCE);
    assertThat(found)
        .extracting(DeadLetter::getReason)
        .containsExactlyInAnyOrder(
            "picture-size",
            "picture-size",
            "picture-size",
            "picture-truncated",
            "picture-type",
            "picture-type",
            "picture-address",
            "picture-address",
            "picture-unreachable",
            "bad-magic");
    assertThat(found)
        .extracting(letter -> letter.getPartition() + "@" + letter.getOffset())
        .doesNotHaveDuplicates();
    assertThat(withNumbers(vectors)).hasSize(5).endsWith("after");
    assertThat(vectors.records())
        .as("readers are told not to wait for these")
        .filteredOn(vector -> vector.getVector().isEmpty())
        .extracting(ItemVector::getItemId)
        .containsExactlyInAnyOrder(
            "bomb", "line", "void", "cut", "svg", "other", "secret", "inside", "nobody");
  }

  /** Items that have a vector, as their records come. */
  private static List<String> withNumbers(Topic<ItemVector> vectors) {
    return vectors.records().stream()
        .filter(vector -> !vector.getVector().isEmpty())
        .map(ItemVector::getItemId)
        .toList();
  }

  private void goesOnWhereItStopped(Trial trial, EncodeConfig config) throws Exception {
    String checkpoint = RetainedCheckpoints.of(config.runtime()).newest().orElseThrow();
    JobClient job = start(config, checkpoint);
    try (Topic<ItemVector> vectors = vectors(trial)) {
      send(trial, event("inline").setPicture(ByteBuffer.wrap(green())));
      send(trial, event("last").setPicture(ByteBuffer.wrap(green())));
      vectors.await(
          all -> all.stream().anyMatch(vector -> vector.getItemId().equals("last")), PATIENCE);
      assertThat(vectors.records()).extracting(ItemVector::getItemId).doesNotHaveDuplicates();
      assertThat(withNumbers(vectors)).hasSize(6);
    } finally {
      job.cancel().get();
    }
  }

  private EncodeConfig config(Trial trial, EncoderPackage encoder, int port) {
    String yaml =
        """
        kafka: {bootstrap: "%s"}
        encode:
          package: "%s"
          delivery: exactly-once
          fetch:
            folders: ["%s"]
            hosts: ["localhost:%d"]
            addresses: any
            attempts: 2
            pause: 100ms
          job: {checkpoints: "%s", checkpoint-interval: 500ms, parallelism: 2}
        """
            .formatted(
                trial.bootstrap(),
                encoder.folder(),
                folder.resolve("shop"),
                port,
                folder.resolve("checkpoints"));
    ConfigReader reader = new ConfigReader(ConfigTree.parse(yaml, "test"));
    EncodeConfig config = EncodeConfig.read(reader);
    reader.finish();
    return config;
  }

  private static JobClient start(EncodeConfig config, String checkpoint) throws Exception {
    Configuration flink = JobEnvironment.configureAlone(config);
    flink.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    if (!checkpoint.isEmpty()) {
      flink.set(StateRecoveryOptions.SAVEPOINT_PATH, checkpoint);
    }
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(flink);
    EncodeItemsJob.define(env, config);
    return env.executeAsync("trial");
  }

  private static HttpServer serving(byte[] picture) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/lamp",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "image/png");
          exchange.sendResponseHeaders(200, picture.length);
          exchange.getResponseBody().write(picture);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static Topic<ItemVector> vectors(Trial trial) {
    return new Topic<>(trial.bootstrap(), Trial.TOPICS.itemVectors(), ItemVector.class);
  }

  private static ItemEvent.Builder event(String itemId) {
    return ItemEvent.newBuilder().setItemId(itemId).setAt(Instant.now());
  }

  private static void send(Trial trial, ItemEvent.Builder event) {
    byte[] value = RecordCodecs.avro(ItemEvent.class).encode(event.build());
    trial.sendRaw(Trial.TOPICS.itemEvents(), Trial.bytes(event.getItemId()), value);
    trial.flush();
  }

  private static byte[] green() {
    return PictureFiles.png(5, 5, GREEN);
  }
}
