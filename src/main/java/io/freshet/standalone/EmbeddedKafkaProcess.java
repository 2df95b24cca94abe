package io.freshet.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The broker of {@link EmbeddedKafka} in a JVM of its own, so that the process that uses it can be
 * killed, or it can. It ends with the process that started it.
 */
public final class EmbeddedKafkaProcess implements AutoCloseable {
  private static final String READY = "ready ";

  private final Process process;
  private final String bootstrap;

  private EmbeddedKafkaProcess(Process process, String bootstrap) {
    this.process = process;
    this.bootstrap = bootstrap;
  }

  /** Starts a broker with its data in a folder and waits until it takes requests. */
  public static EmbeddedKafkaProcess start(Path folder) {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                EmbeddedKafkaProcess.class.getName(),
                folder.toAbsolutePath().toString()));
    // By environment: the class path alone would make a command line of thousands of characters.
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.redirectError(Redirect.DISCARD);
    try {
      Process process = builder.start();
      return new EmbeddedKafkaProcess(process, awaitReady(process, folder));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start a JVM for Kafka", e);
    }
  }

  public String bootstrap() {
    return bootstrap;
  }

  /** Ends it at once, as {@code kill -9} does. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  private static String awaitReady(Process process, Path folder) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(READY)) {
        return line.substring(READY.length());
      }
    }
    throw new IllegalStateException(
        "Kafka with its data in %s ended with exit code %d before it was ready"
            .formatted(folder, process.onExit().join().exitValue()));
  }

  /** The child's side: the folder is the only argument; ends when its input does. */
  public static void main(String[] arguments) throws IOException {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(arguments[0]))) {
      System.out.println(READY + kafka.bootstrap());
      while (System.in.read() >= 0) {
        // The parent writes nothing; the end of its stream is the end of the parent.
      }
    }
  }
}
