package io.freshet.cli;

import io.freshet.config.BadConfig;
import io.freshet.config.ConfigReader;
import io.freshet.config.ConfigTree;
import io.freshet.edge.EdgeConfig;
import io.freshet.edge.EdgeServer;
import io.freshet.edge.EdgeStats;
import io.freshet.topic.Acls;
import io.freshet.topic.BrokerNames;
import io.freshet.topic.FreshetProcess;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code freshet serve}: the edge alone, until it is told to stop. */
@Command(
    name = "serve",
    description = "Answer HTTP from the lists in Kafka: the edge, without the job.")
public final class ServeCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

  /** Keys of the job, which may stand in the same file. */
  private static final List<String> OF_THE_JOB =
      List.of(
          "bundle",
          "catalogue",
          "encode",
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
      findTopics(config, console);
      stop.await();
      console.result(outcome(edge.stats()));
    } finally {
      stopped.countDown();
    }
    return ExitCode.OK.code();
  }

  private static Map<String, Object> outcome(EdgeStats stats) {
    Map<String, Object> outcome = new LinkedHashMap<>();
    outcome.put("events", stats.events());
    outcome.put("lists", stats.lists());
    outcome.put("p50_ms", stats.p50Millis());
    outcome.put("p99_ms", stats.p99Millis());
    outcome.put("dead_letters", stats.deadLetters());
    return outcome;
  }

  /** Aside: lists that the store holds are answered before Kafka is there. */
  private static void findTopics(EdgeConfig config, Console console) {
    Thread finding =
        new Thread(
            () -> {
              try {
                config
                    .layout()
                    .find(
                        config.kafka(),
                        config
                            .layout()
                            .plan()
                            .only(Acls.topicsOf(FreshetProcess.EDGE, config.topics())),
                        Acls.needed(
                            FreshetProcess.EDGE,
                            BrokerNames.of(config.topics()),
                            "User:freshet-edge"));
              } catch (RuntimeException e) {
                String problem = String.valueOf(e.getMessage());
                LOG.warn("the edge goes on without all it needs: {}", problem);
                console.line("the edge goes on without all it needs: %s", problem);
              }
            },
            "freshet-topics");
    finding.setDaemon(true);
    finding.start();
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
