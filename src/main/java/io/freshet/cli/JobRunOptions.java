package io.freshet.cli;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** From where and for how long a job runs; used as a picocli mixin. */
final class JobRunOptions {
  @Option(
      names = "--fresh",
      description = "Discard the checkpoints of earlier runs, instead of resuming from the newest.")
  private boolean fresh;

  @Option(
      names = "--for",
      converter = DurationOption.class,
      description = "Stop after this long; without it, run until Ctrl-C.")
  private @Nullable Duration runFor;

  boolean fresh() {
    return fresh;
  }

  Optional<Duration> runFor() {
    return Optional.ofNullable(runFor);
  }
}
