package io.freshet.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.export.MeanVectors;
import io.freshet.schema.ListSource;
import io.freshet.schema.Recommendation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packed jar on a Flink of a job manager and a task manager, each in a JVM of its own. */
@Tag("packed")
@Tag("full")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class JobJarOnClusterIT {
  private static final Path JAR = Path.of("target", "freshet-job.jar").toAbsolutePath();
  private static final Path LOG = Path.of("target", "flink-cluster.log").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String JOB_MANAGER =
      "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";
  private static final String TASK_MANAGER =
      "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";
  private static final String CLIENT = "org.apache.flink.client.cli.CliFrontend";

  @TempDir Path folder;

  @Test
  void theJarSubmittedMakesListsAndOutlivesItsTaskManager() throws Exception {
    Path model = MeanVectors.writeRandom(folder, "mean", Trial.itemIds(100));
    Path flink = flinkConfiguration();
    try (Trial trial = new Trial(folder);
        Topic<Recommendation> lists =
            new Topic<>(trial.bootstrap(), Trial.TOPICS.recommendations(), Recommendation.class);
        FlinkProcess jobManager = cluster(flink, JOB_MANAGER)) {
      try (FlinkProcess taskManager = cluster(flink, TASK_MANAGER)) {
        submit(flink, configuration(trial, model));
        oneListForEachOf(trial, lists, taskManager, 1);
      }
      try (FlinkProcess another = cluster(flink, TASK_MANAGER)) {
        oneListForEachOf(trial, lists, another, 2);
      }
    }
  }

  @Test
  void startedBareTheJarSaysWhatItWaitsForAndWhyItGaveUp() throws Exception {
    int port = freePort();
    Path config =
        Files.writeString(
            folder.resolve("nobody.yaml"),
            """
            kafka: {bootstrap: "127.0.0.1:%d"}
            topics: {patience: 8s}
            """
                .formatted(port));
    try (FlinkProcess alone =
        FlinkProcess.start(
            folder,
            List.of(JAR),
            List.of(JobMain.class.getName(), "--config", config.toString()),
            folder.resolve("said"))) {
      assertThat(alone.await()).isEqualTo(1);
    }
    assertThat(Files.readString(folder.resolve("said")))
        .contains("waiting for Kafka at 127.0.0.1:" + port)
        .contains("cannot reach Kafka at 127.0.0.1:" + port)
        .doesNotContain("StatusLogger")
        .doesNotContain("\tat ");
  }

  /** The first events of new people, each of whom has a list soon after. */
  private static void oneListForEachOf(
      Trial trial, Topic<Recommendation> lists, FlinkProcess taskManager, int round)
      throws Exception {
    for (int person = 0; person < 20; person++) {
      String user = "user-%d-%d".formatted(round, person);
      trial.send(Trial.event("event-" + user, user, "item-" + person, Instant.now()));
    }
    trial.flush();
    String those = "user-%d-".formatted(round);
    List<Recommendation> all =
        lists.await(
            now ->
                taskManager.isRunning()
                    && now.stream().filter(list -> list.getUserId().startsWith(those)).count()
                        >= 20,
            PATIENCE);
    assertThat(all)
        .allSatisfy(
            list -> {
              assertThat(list.getSource()).isEqualTo(ListSource.MODEL);
              assertThat(list.getItems()).hasSize(20);
            });
  }

  private static FlinkProcess cluster(Path configuration, String main) throws IOException {
    return FlinkProcess.start(
        configuration, List.of(), List.of(main, "--configDir", configuration.toString()), LOG);
  }

  private static void submit(Path flink, Path config) throws IOException {
    List<String> run =
        List.of(CLIENT, "run", "--detached", JAR.toString(), "--config", config.toString());
    try (FlinkProcess client = FlinkProcess.start(flink, List.of(), run, LOG)) {
      assertThat(client.await()).as("see %s", LOG).isZero();
    }
  }

  private Path configuration(Trial trial, Path model) throws IOException {
    return Files.writeString(
        folder.resolve("freshet.yaml"),
        """
        kafka: {bootstrap: "%s"}
        experiment: {name: trial, salt: salt, model: "%s"}
        job: {checkpoints: "%s", checkpoint-interval: 1s, parallelism: 2}
        """
            .formatted(trial.bootstrap(), model, folder.resolve("checkpoints")));
  }

  /** All of the memory is said here, as Flink's own scripts would say it to a task manager. */
  private Path flinkConfiguration() throws IOException {
    Path conf = Files.createDirectories(folder.resolve("conf"));
    int rest = freePort();
    Files.writeString(
        conf.resolve("config.yaml"),
        """
        jobmanager.rpc.address: 127.0.0.1
        jobmanager.rpc.port: %d
        rest.address: 127.0.0.1
        rest.bind-address: 127.0.0.1
        rest.port: %d
        rest.bind-port: "%d"
        taskmanager.host: 127.0.0.1
        taskmanager.numberOfTaskSlots: 2
        taskmanager.cpu.cores: 2
        taskmanager.memory.framework.heap.size: 128m
        taskmanager.memory.framework.off-heap.size: 128m
        taskmanager.memory.jvm-metaspace.size: 256m
        taskmanager.memory.jvm-overhead.min: 64m
        taskmanager.memory.jvm-overhead.max: 64m
        taskmanager.memory.task.heap.size: 384m
        taskmanager.memory.task.off-heap.size: 256m
        taskmanager.memory.managed.size: 128m
        taskmanager.memory.network.min: 64m
        taskmanager.memory.network.max: 64m
        heartbeat.interval: 1000
        heartbeat.timeout: 5000
        """
            .formatted(freePort(), rest, rest));
    return conf;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
