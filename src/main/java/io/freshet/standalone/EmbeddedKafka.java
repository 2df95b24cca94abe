package io.freshet.standalone;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A real Kafka broker (KRaft, one node, loopback only) in this JVM. */
public final class EmbeddedKafka implements AutoCloseable {
  private static final int ANY_PORT = 0;

  private final KafkaRaftServer server;
  private final BrokerSettings settings;
  private final Runnable afterwards;

  private EmbeddedKafka(KafkaRaftServer server, BrokerSettings settings, Runnable afterwards) {
    this.server = server;
    this.settings = settings;
    this.afterwards = afterwards;
  }

  /**
   * Starts on a free port with its data in a folder that outlives it: topics and records of an
   * earlier broker on the same folder are there again.
   */
  public static EmbeddedKafka start(Path folder) {
    return start(folder, freePort(ANY_PORT));
  }

  /** As {@link #start(Path)}, on a given port. */
  public static EmbeddedKafka start(Path folder, int port) {
    return start(new BrokerSettings(folder, port, freePort(ANY_PORT), Map.of()), () -> {});
  }

  /**
   * As {@link #start(Path)}.
   *
   * @param others Kafka's own settings, over ours; clients come in by the listener {@code CLIENT}
   */
  public static EmbeddedKafka start(Path folder, Map<String, String> others) {
    return start(
        new BrokerSettings(folder, freePort(ANY_PORT), freePort(ANY_PORT), others), () -> {});
  }

  /** Starts with its data in a temporary folder that is deleted on close. */
  public static EmbeddedKafka startTemporary() {
    try {
      Path folder = Files.createTempDirectory("freshet-kafka");
      return start(
          new BrokerSettings(folder, freePort(ANY_PORT), freePort(ANY_PORT), Map.of()),
          () -> FolderTree.delete(folder));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create a temporary folder for Kafka's data", e);
    }
  }

  private static EmbeddedKafka start(BrokerSettings settings, Runnable afterwards) {
    try {
      format(settings);
      KafkaRaftServer server =
          new KafkaRaftServer(KafkaConfig.fromProps(settings.properties(), false), Time.SYSTEM);
      server.startup();
      return new EmbeddedKafka(server, settings, afterwards);
    } catch (Exception e) {
      throw new IllegalStateException(
          "cannot start Kafka on %s with its data in %s: %s"
              .formatted(settings.bootstrap(), settings.folder(), e.getMessage()),
          e);
    }
  }

  /** {@code host:port} for {@code bootstrap.servers}. */
  public String bootstrap() {
    return settings.bootstrap();
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
    afterwards.run();
  }

  private static void format(BrokerSettings settings) throws Exception {
    Files.createDirectories(settings.folder());
    if (Files.exists(settings.folder().resolve("meta.properties"))) {
      return;
    }
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setNodeId(BrokerSettings.NODE_ID)
        .setClusterId(Uuid.randomUuid().toString())
        .setDirectories(List.of(settings.folder().toString()))
        .setMetadataLogDirectory(settings.folder().toString())
        .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
        .setIgnoreFormatted(true)
        .run();
  }

  /** The wanted port when it is free, or else one that is. */
  public static int freePort(int wanted) {
    try (ServerSocket socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      if (wanted != ANY_PORT) {
        return freePort(ANY_PORT);
      }
      throw new UncheckedIOException("cannot find a free port for Kafka", e);
    }
  }
}
