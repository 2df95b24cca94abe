package io.freshet.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spoiled graphs whose hashes are right: refused or served, and never the end of the process. */
class MutatedGraphsTest {
  @TempDir Path folder;

  @Test
  void threeHundredSpoiledGraphsNeverEndTheProcess() throws Exception {
    load(0, 300);
  }

  @Test
  @Tag("full")
  void tenThousandSpoiledGraphsNeverEndTheProcess() throws Exception {
    for (int from = 0; from < 10_000; from += 1_000) {
      load(from, from + 1_000);
    }
  }

  /** In a process of its own, so that a crash is a result. */
  private void load(int from, int to) throws Exception {
    Path log = folder.resolve("log-" + from);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Mutations.class.getName(),
                Files.createDirectories(folder.resolve("from-" + from)).toString(),
                Integer.toString(from),
                Integer.toString(to))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = process.waitFor(10, TimeUnit.MINUTES);
    process.destroyForcibly();
    List<String> lines = Files.readAllLines(log);
    String last = lines.get(lines.size() - 1);
    assertThat(ended).as("ended by itself, last line: %s", last).isTrue();
    assertThat(process.exitValue()).as("exit code, last line: %s", last).isZero();
    assertThat(last).startsWith("served ");
  }
}
