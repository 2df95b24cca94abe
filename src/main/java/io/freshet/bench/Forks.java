package io.freshet.bench;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Repeats a trial in JVMs of their own, one after the other: what a native library is fast at can
 * hang on where its memory happened to lie, for the whole life of a process.
 */
final class Forks {
  private final Class<? extends Trial> trial;
  private final int processes;

  Forks(Class<? extends Trial> trial, int processes) {
    this.trial = trial;
    this.processes = processes;
  }

  Repeated run(Progress progress) throws IOException, InterruptedException {
    List<Map<String, Double>> runs = new ArrayList<>();
    for (int process = 1; process <= processes; process++) {
      progress.doing("process %d of %d".formatted(process, processes));
      runs.add(once());
    }
    return new Repeated(runs);
  }

  private Map<String, Double> once() throws IOException, InterruptedException {
    try (WorkFolder folder = WorkFolder.create()) {
      Path figures = folder.path().resolve("figures");
      Path log = folder.path().resolve("log");
      int exit = start(figures, log).waitFor();
      if (exit != 0) {
        throw new IllegalStateException(
            "%s ended with exit code %d instead of figures; it said: %s"
                .formatted(trial.getName(), exit, Files.readString(log).strip()));
      }
      return read(figures);
    }
  }

  private Process start(Path figures, Path log) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of(Forks.class.getName(), trial.getName(), figures.toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    // By environment: the class path alone would make a command line of thousands of characters.
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    return builder.redirectErrorStream(true).redirectOutput(Redirect.to(log.toFile())).start();
  }

  private static Map<String, Double> read(Path figures) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(figures)) {
      properties.load(reader);
    }
    Map<String, Double> values = new HashMap<>();
    for (String name : properties.stringPropertyNames()) {
      values.put(name, Double.valueOf(properties.getProperty(name)));
    }
    return values;
  }

  /** The child's side: the class of the trial, and the file that takes its figures. */
  public static void main(String[] arguments) throws Exception {
    Trial trial =
        Class.forName(arguments[0]).asSubclass(Trial.class).getConstructor().newInstance();
    Properties properties = new Properties();
    trial.measure().forEach((name, value) -> properties.setProperty(name, value.toString()));
    try (Writer writer = Files.newBufferedWriter(Path.of(arguments[1]))) {
      properties.store(writer, null);
    }
  }
}
