package io.freshet.job;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The job in a JVM of its own, to be killed. */
final class JobProcess implements AutoCloseable {
  private final Path config;
  private final Path log;
  private final String heap;
  private @Nullable Process process;

  JobProcess(Path config, Path log) {
    this(config, log, "1g");
  }

  /**
   * @param heap as {@code -Xmx} takes it; running out of it ends the process
   */
  JobProcess(Path config, Path log, String heap) {
    this.config = config;
    this.log = log;
    this.heap = heap;
  }

  void start() throws IOException {
    process =
        Jvm.of(JobMain.class, "-Xmx" + heap, "-XX:+ExitOnOutOfMemoryError")
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

  /** The most memory it ever held, heap and natives, in bytes. */
  long peakBytes() throws IOException {
    Path status = Path.of("/proc", String.valueOf(requireNonNull(process).pid()), "status");
    try (Stream<String> lines = Files.lines(status)) {
      String peak = lines.filter(line -> line.startsWith("VmHWM:")).findFirst().orElseThrow();
      return 1024 * Long.parseLong(peak.replaceAll("\\D", ""));
    }
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
