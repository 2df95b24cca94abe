package io.freshet.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A class with a main method, run in a JVM of its own with the class path of the test. */
record Jvm(Class<?> main, List<String> options) {
  static Jvm of(Class<?> main, String... options) {
    return new Jvm(main, List.of(options));
  }

  ProcessBuilder command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.freshet.schema");
    command.add(main.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    // By environment: the class path alone would make a command line of thousands of characters.
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    return builder;
  }
}
