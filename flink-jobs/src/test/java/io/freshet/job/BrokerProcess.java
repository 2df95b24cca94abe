package io.freshet.job;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A real broker in a JVM of its own, which ends with the test that started it. */
final class BrokerProcess implements AutoCloseable {
  private static final String READY = "ready";

  private final Path folder;
  private final int port;
  private Process process;

  private BrokerProcess(Path folder, int port) throws IOException {
    this.folder = folder;
    this.port = port;
    this.process = run();
  }

  /** Starts with its data in a folder and waits until it takes requests. */
  static BrokerProcess start(Path folder) throws IOException {
    return new BrokerProcess(folder, freePort());
  }

  /** Starts again where it was, after a {@link #kill}. */
  void restart() throws IOException {
    process = run();
  }

  private Process run() throws IOException {
    Process started =
        Jvm.of(BrokerProcess.class, "-Xmx512m")
            .command(folder.toString(), String.valueOf(port))
            .redirectError(Redirect.DISCARD)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(READY)) {
        return started;
      }
    }
    throw new IllegalStateException("the broker in %s ended before it was ready".formatted(folder));
  }

  String bootstrap() {
    return "127.0.0.1:" + port;
  }

  /** As {@code kill -9} does. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() {
    kill();
  }

  /** The child's side: folder and port are the arguments; ends when its input does. */
  public static void main(String[] arguments) throws Exception {
    Properties settings = settings(arguments[0], Integer.parseInt(arguments[1]), freePort());
    if (!Files.exists(Path.of(arguments[0], "meta.properties"))) {
      format(arguments[0]);
    }
    new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM).startup();
    System.out.println(READY);
    while (System.in.read() >= 0) {
      // The parent writes nothing; the end of its stream is the end of the parent.
    }
    java.lang.Runtime.getRuntime().halt(0);
  }

  private static void format(String folder) throws Exception {
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setNodeId(1)
        .setClusterId(Uuid.randomUuid().toString())
        .setDirectories(List.of(folder))
        .setMetadataLogDirectory(folder)
        .setControllerListenerName("CONTROLLER")
        .setIgnoreFormatted(true)
        .run();
  }

  private static Properties settings(String folder, int port, int controllerPort) {
    Properties p = new Properties();
    p.setProperty("process.roles", "broker,controller");
    p.setProperty("node.id", "1");
    p.setProperty("log.dirs", folder);
    p.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    p.setProperty("controller.listener.names", "CONTROLLER");
    p.setProperty(
        "listeners",
        "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
    p.setProperty("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
    p.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    p.setProperty("message.max.bytes", String.valueOf(16 << 20));
    p.setProperty("replica.fetch.max.bytes", String.valueOf(16 << 20));
    p.setProperty("auto.create.topics.enable", "false");
    p.setProperty("log.cleaner.dedupe.buffer.size", String.valueOf(16 << 20));
    for (String topic :
        List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
      p.setProperty(topic + ".replication.factor", "1");
      p.setProperty(topic + ".num.partitions", "4");
    }
    p.setProperty("transaction.state.log.min.isr", "1");
    p.setProperty("share.coordinator.state.topic.min.isr", "1");
    p.setProperty("group.initial.rebalance.delay.ms", "0");
    return p;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
