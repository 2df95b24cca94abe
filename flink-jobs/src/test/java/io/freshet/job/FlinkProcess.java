package io.freshet.job;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A JVM with what a Flink distribution has on its class path, and nothing of ours: Flink itself,
 * RocksDB, logging, and what these depend on.
 */
final class FlinkProcess implements AutoCloseable {
  /** What the job jar must bring. */
  private static final Pattern NOT_FLINKS =
      Pattern.compile(
          "target/(test-)?classes|io/freshet|flink-connector-(base|kafka)|flink-test|kafka|/avro/|fasterxml|onnx"
              + "|protobuf|openhft|bytedeco|junit|assertj|-tests[.]jar");

  /** As in the configuration that Flink ships. */
  private static final List<String> OPENS =
      List.of("java.util", "java.lang", "java.net", "java.io", "java.nio", "java.time");

  private final Process process;
  private final Path log;

  private FlinkProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * @param configuration folder of Flink's config.yaml
   * @param jars beside Flink's own
   * @param log where it writes what it says, after what is there
   */
  static FlinkProcess start(
      Path configuration, List<Path> jars, List<String> mainAndArguments, Path log)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx768m");
    command.add("-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.freshet.schema");
    OPENS.forEach(name -> command.add("--add-opens=java.base/%s=ALL-UNNAMED".formatted(name)));
    command.addAll(mainAndArguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()));
    builder.environment().put("CLASSPATH", classPath(jars));
    builder.environment().put("FLINK_CONF_DIR", configuration.toString());
    builder.environment().put("ORT_DISABLE_TELEMETRY", "1");
    return new FlinkProcess(builder.start(), log);
  }

  private static String classPath(List<Path> jars) {
    List<String> all = new ArrayList<>();
    jars.forEach(jar -> all.add(jar.toAbsolutePath().toString()));
    all.addAll(
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> !NOT_FLINKS.matcher(entry).find())
            .toList());
    return all.stream().collect(Collectors.joining(File.pathSeparator));
  }

  /** True; one that ended by itself is an error that names the log. */
  boolean isRunning() {
    if (!process.isAlive()) {
      throw new AssertionError("a JVM of Flink ended by itself, see " + log);
    }
    return true;
  }

  /** Waits for its end; the exit code. */
  int await() {
    return process.onExit().join().exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
