package io.freshet.cli;

import io.freshet.job.ConfiguredJob;
import io.freshet.job.RetainedCheckpoints;
import io.freshet.standalone.LocalFlink;
import io.freshet.standalone.LocalJob;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs a job in this process until its time is over or somebody stops it. */
final class JobRun {
  private static final Duration DRAIN_PATIENCE = Duration.ofMinutes(2);
  private static final Duration GLANCE = Duration.ofMillis(500);
  private static final Duration FOREVER = Duration.ofDays(36_500);

  private final ConfiguredJob job;
  private final JobRunOptions options;
  private final Console console;

  JobRun(ConfiguredJob job, JobRunOptions options, Console console) {
    this.job = job;
    this.options = options;
    this.console = console;
  }

  /** The exit code. */
  int run() {
    StopSignal stop =
        StopSignal.install(() -> console.line("stopping: draining the job (again ends at once)"));
    console.line("waiting for Kafka at %s", job.kafka().bootstrap());
    job.setUpTopics();
    Optional<String> from = startingPoint();
    Configuration flinkOptions = job.flink();
    try (LocalFlink flink = LocalFlink.start(slots(), flinkOptions)) {
      LocalJob running = submit(flink, flinkOptions, from);
      console.line("running, %s", from.map(path -> "resumed from " + path).orElse("from nothing"));
      console.line("  flink   %s", flink.webPage());
      boolean failed = !awaitEnd(running, stop);
      long restarts = failed ? 0 : running.restarts(); // asked while it runs
      String left = failed ? "" : drain(running);
      Map<String, Object> outcome = new LinkedHashMap<>();
      outcome.put("job", running.status().name());
      outcome.put("restarts", restarts);
      outcome.put("savepoint", left);
      outcome.put("last_failure", running.lastFailure().orElse(""));
      console.result(outcome);
      return failed ? ExitCode.FAILED.code() : ExitCode.OK.code();
    }
  }

  private String drain(LocalJob running) {
    try {
      return running.stopWithSavepoint(job.runtime().checkpointUri(), DRAIN_PATIENCE);
    } catch (IllegalStateException e) {
      String why = running.lastFailure().map("; its last failure: "::concat).orElse("");
      throw new Failure(ExitCode.FAILED, e.getMessage() + why, e);
    }
  }

  private Optional<String> startingPoint() {
    RetainedCheckpoints retained = RetainedCheckpoints.of(job.runtime());
    if (options.fresh()) {
      retained.discard(); // or a restart before the first new one would go on from an old one
    }
    return retained.newest();
  }

  /** Waits for the time or a signal, and tells every failure; false when the job ended itself. */
  private boolean awaitEnd(LocalJob running, StopSignal stop) {
    long start = System.nanoTime();
    Duration whole = options.runFor().orElse(FOREVER);
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

  private LocalJob submit(LocalFlink flink, Configuration flinkOptions, Optional<String> from) {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(flinkOptions);
    job.define(environment);
    return flink.submit(environment, from);
  }

  private int slots() {
    int parallelism = job.runtime().parallelism();
    return parallelism > 0 ? parallelism : Runtime.getRuntime().availableProcessors();
  }
}
