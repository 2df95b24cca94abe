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
  private static final String READY = "ready ";

  private final Process process;
  private final String bootstrap;

  private BrokerProcess(Process process, String bootstrap) {
    this.process = process;
    this.bootstrap = bootstrap;
  }

  /** Starts with its data in a folder and waits until it takes requests. */
  static BrokerProcess start(Path folder) throws IOException {
    Process process =
        Jvm.of(BrokerProcess.class, "-Xmx512m")
            .command(folder.toString())
            .redirectError(Redirect.DISCARD)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(READY)) {
        return new BrokerProcess(process, line.substring(READY.length()));
      }
    }
    throw new IllegalStateException("the broker in %s ended before it was ready".formatted(folder));
  }

  String bootstrap() {
    return bootstrap;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** The child's side: the folder is the only argument; ends when its input does. */
  public static void main(String[] arguments) throws Exception {
    int port = freePort();
    int controllerPort = freePort();
    Properties settings = settings(arguments[0], port, controllerPort);
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setNodeId(1)
        .setClusterId(Uuid.randomUuid().toString())
        .setDirectories(List.of(arguments[0]))
        .setMetadataLogDirectory(arguments[0])
        .setControllerListenerName("CONTROLLER")
        .setIgnoreFormatted(true)
        .run();
    new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM).startup();
    System.out.println(READY + "127.0.0.1:" + port);
    while (System.in.read() >= 0) {
      // The parent writes nothing; the end of its stream is the end of the parent.
    }
    java.lang.Runtime.getRuntime().halt(0);
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
