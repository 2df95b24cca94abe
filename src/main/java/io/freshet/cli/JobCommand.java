package io.freshet.cli;

import io.freshet.job.JobEnvironment;
import io.freshet.job.JobTopics;
import io.freshet.job.RecommendConfig;
import io.freshet.job.RecommendJob;
import io.freshet.job.RetainedCheckpoints;
import io.freshet.standalone.LocalFlink;
import io.freshet.standalone.LocalJob;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code freshet job}. */
@Command(
    name = "job",
    description =
        "Run the job against a Kafka of one's own, in this process. On a Flink cluster, submit"
            + " flink-jobs/target/freshet-job.jar with the same file.")
final class JobCommand implements Callable<Integer> {
  private static final Duration DRAIN_PATIENCE = Duration.ofMinutes(2);
  private static final Duration GLANCE = Duration.ofMillis(500);
  private static final Duration FOREVER = Duration.ofDays(36_500);

  @Option(
      names = "--fresh",
      description = "Discard the checkpoints of earlier runs, instead of resuming from the newest.")
  private boolean fresh;

  @Option(
      names = "--for",
      converter = DurationOption.class,
      description = "Stop after this long; without it, run until Ctrl-C.")
  private @Nullable Duration runFor;

  @Option(
      names = "--print-config",
      description = "Print a configuration file with every key and its default, and end.")
  private boolean printConfig;

  @Mixin private JobConfigOption config;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    Console console = output.console();
    if (printConfig) {
      console.people().print(ReferenceConfig.yaml());
      console.result(Map.of("config", ReferenceConfig.yaml()));
      return ExitCode.OK.code();
    }
    RecommendConfig job = config.read();
    try (JobGround ground = JobGround.take(job)) {
      if (fresh || ground.newestCheckpoint().isEmpty()) {
        ground.checkModels(); // else the arms are those of the checkpoint
      }
      return run(job, console);
    }
  }

  private int run(RecommendConfig job, Console console) {
    StopSignal stop =
        StopSignal.install(() -> console.line("stopping: draining the job (again ends at once)"));
    console.line("waiting for Kafka at %s", job.kafka().bootstrap());
    JobTopics.setUp(job);
    Optional<String> from = startingPoint(job);
    Configuration options = JobEnvironment.configureAlone(job);
    try (LocalFlink flink = LocalFlink.start(slots(job), options)) {
      LocalJob running = submit(flink, options, job, from);
      console.line("running, %s", from.map(path -> "resumed from " + path).orElse("from nothing"));
      console.line("  flink   %s", flink.webPage());
      boolean failed = !awaitEnd(running, stop, console);
      long restarts = failed ? 0 : running.restarts(); // asked while it runs
      String left = failed ? "" : drain(running, job);
      Map<String, Object> outcome = new LinkedHashMap<>();
      outcome.put("job", running.status().name());
      outcome.put("restarts", restarts);
      outcome.put("savepoint", left);
      outcome.put("last_failure", running.lastFailure().orElse(""));
      console.result(outcome);
      return failed ? ExitCode.FAILED.code() : ExitCode.OK.code();
    }
  }

  private static String drain(LocalJob running, RecommendConfig job) {
    try {
      return running.stopWithSavepoint(job.runtime().checkpointUri(), DRAIN_PATIENCE);
    } catch (IllegalStateException e) {
      String why = running.lastFailure().map("; its last failure: "::concat).orElse("");
      throw new Failure(ExitCode.FAILED, e.getMessage() + why, e);
    }
  }

  private Optional<String> startingPoint(RecommendConfig job) {
    RetainedCheckpoints retained = RetainedCheckpoints.of(job);
    if (fresh) {
      retained.discard(); // or a restart before the first new one would go on from an old one
    }
    return retained.newest();
  }

  /** Waits for the time or a signal, and tells every failure; false when the job ended itself. */
  private boolean awaitEnd(LocalJob running, StopSignal stop, Console console) {
    long start = System.nanoTime();
    Duration whole = runFor == null ? FOREVER : runFor;
    Optional<String> told = Optional.empty();
    boolean stopped = false;
    while (!stopped && System.nanoTime() - start < whole.toNanos()) {
      Optional<String> failure = running.lastFailure();
      if (!failure.equals(told)) {
        failure.ifPresent(why -> console.line("the job failed: %s", why));
        told = failure;
      }
      if (running.status().isTerminalState()) {
        return false;
      }
      stopped = stop.await(GLANCE);
    }
    return true;
  }

  private static LocalJob submit(
      LocalFlink flink, Configuration options, RecommendConfig job, Optional<String> from) {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(options);
    RecommendJob.define(environment, job);
    return flink.submit(environment, from);
  }

  private static int slots(RecommendConfig job) {
    int parallelism = job.runtime().parallelism();
    return parallelism > 0 ? parallelism : Runtime.getRuntime().availableProcessors();
  }
}
