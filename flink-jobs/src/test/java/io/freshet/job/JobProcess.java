package io.freshet.job;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The job in a JVM of its own, to be killed. */
final class JobProcess implements AutoCloseable {
  private final Path config;
  private final Path log;
  private @Nullable Process process;

  JobProcess(Path config, Path log) {
    this.config = config;
    this.log = log;
  }

  void start() throws IOException {
    process =
        Jvm.of(JobMain.class, "-Xmx1g")
            .command("--config", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()))
            .start();
  }

  /** True; a job that ended by itself is an error that names its log. */
  boolean isRunning() {
    if (process == null || !process.isAlive()) {
      throw new AssertionError("the job ended by itself, see " + log.toAbsolutePath());
    }
    return true;
  }

  /** As {@code kill -9} does. */
  void kill() {
    Process running = process;
    if (running != null) {
      running.destroyForcibly();
      running.onExit().join();
    }
  }

  @Override
  public void close() {
    kill();
  }
}
