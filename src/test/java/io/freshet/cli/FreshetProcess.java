package io.freshet.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command of {@code freshet} in a JVM of its own, to be killed. */
public final class FreshetProcess implements AutoCloseable {
  private static final Path LOG = Path.of("target", "freshet-process.log").toAbsolutePath();

  private final Process process;
  private final BufferedReader out;
  private final List<String> said = new ArrayList<>();

  private FreshetProcess(Process process) {
    this.process = process;
    this.out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * @param arguments the command and its options
   */
  public static FreshetProcess start(Map<String, String> environment, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx1g");
    command.add("-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.freshet.schema");
    command.add("-Dlog4j2.configurationFile=log4j2-freshet.xml");
    command.add("-Dfreshet.log=" + LOG);
    command.add("-Dfreshet.home=" + Path.of("..").toAbsolutePath().normalize());
    command.add(Freshet.class.getName());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // By environment: the class path alone would make a command line of thousands of characters.
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().putAll(environment);
    return new FreshetProcess(builder.start());
  }

  /** The rest of the next line that begins so, blanks around it not counted. */
  public String await(String beginning) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      said.add(line);
      if (line.strip().startsWith(beginning)) {
        return line.strip().substring(beginning.length()).strip();
      }
    }
    throw new AssertionError(
        "the process ended before it said '%s'; it said %s; its log is %s"
            .formatted(beginning, said, LOG));
  }

  /** All lines up to the last that was waited for. */
  List<String> said() {
    return said;
  }

  /** As {@code kill -9} does. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** As Ctrl-C does; the exit code. */
  public int stop() throws InterruptedException {
    process.destroy();
    return exitCode();
  }

  /** Waits for its end. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      throw new AssertionError("the process does not stop; its log is " + LOG);
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    kill();
  }
}
