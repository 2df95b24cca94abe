package io.freshet.cli;

import io.freshet.config.BadConfig;
import io.freshet.config.ConfigReader;
import io.freshet.config.ConfigTree;
import io.freshet.edge.EdgeConfig;
import io.freshet.edge.EdgeServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code freshet serve}: the edge alone, until it is told to stop. */
@Command(
    name = "serve",
    description = "Answer HTTP from the lists in Kafka: the edge, without the job.")
public final class ServeCommand implements Callable<Integer> {
  /** Keys of the job, which may stand in the same file. */
  private static final List<String> OF_THE_JOB =
      List.of(
          "bundle",
          "catalogue",
          "events.group",
          "events.start",
          "events.lateness",
          "events.idleness",
          "experiment",
          "job",
          "lists.items",
          "lists.repeats",
          "lists.scored-inputs",
          "lists.delivery",
          "lists.transaction-prefix",
          "popularity",
          "scoring",
          "sequence");

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Configuration in YAML; FRESHET_… variables of the environment stand over it.")
  private @Nullable Path file;

  @Mixin private OutputOptions output;

  @Override
  public Integer call() throws InterruptedException {
    EdgeConfig config = config(file, System.getenv());
    Console console = output.console();
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Thread onSignal = new Thread(() -> stopAndWait(stop, stopped), "freshet-stop");
    try (EdgeServer edge = EdgeServer.start(config)) {
      Runtime.getRuntime().addShutdownHook(onSignal);
      console.line("edge and page: http://%s:%d", config.http().host(), edge.port());
      stop.await();
    } finally {
      stopped.countDown();
    }
    return ExitCode.OK.code();
  }

  /** The JVM ends when its hooks return, so this one waits until the store is closed. */
  private static void stopAndWait(CountDownLatch stop, CountDownLatch stopped) {
    stop.countDown();
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static EdgeConfig config(@Nullable Path file, Map<String, String> environment) {
    try {
      ConfigTree tree = file == null ? ConfigTree.empty() : ConfigTree.read(file);
      ConfigReader reader = new ConfigReader(tree.withEnvironment(environment));
      OF_THE_JOB.forEach(reader::leave);
      EdgeConfig config = EdgeConfig.read(reader);
      reader.finish();
      return config;
    } catch (BadConfig e) {
      throw new Failure(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
    }
  }
}
