package io.freshet.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Where a figure was measured and on which state of the sources: without both it says little. */
public record Machine(String hardware, String commit) {
  /** Of this process; the commit is that of the checkout at {@code home}. */
  public static Machine here(Path home) {
    return new Machine(
        "%s x %s, %s, Linux %s, Java %s"
            .formatted(
                Runtime.getRuntime().availableProcessors(),
                valueIn("/proc/cpuinfo", "model name"),
                valueIn("/proc/meminfo", "MemTotal"),
                System.getProperty("os.version"),
                System.getProperty("java.version")),
        git(home, "describe", "--always", "--dirty", "--abbrev=10", "--exclude=*"));
  }

  private static String valueIn(String file, String key) {
    try {
      return Files.readAllLines(Path.of(file)).stream()
          .filter(line -> line.startsWith(key))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static String git(Path home, String... arguments) {
    String[] command = new String[arguments.length + 1];
    command[0] = "git";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    try {
      Process git = new ProcessBuilder(command).directory(home.toFile()).start();
      String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return git.waitFor(10, TimeUnit.SECONDS) && git.exitValue() == 0 ? said.strip() : "unknown";
    } catch (IOException e) {
      return "unknown";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "unknown";
    }
  }
}
