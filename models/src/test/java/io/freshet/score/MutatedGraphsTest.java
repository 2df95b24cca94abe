package io.freshet.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.model.BadModelPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Spoiled graphs whose hashes are right: refused or served. The few on which ONNX Runtime ends its
 * process are refused by a trial, so that they never end ours.
 */
class MutatedGraphsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void hundredsOfSpoiledGraphsNeverEndThisProcess(SpoiledGraph which) throws Exception {
    load(which, 0, 100);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("full")
  void thousandsOfSpoiledGraphsNeverEndThisProcess(SpoiledGraph which) throws Exception {
    load(which, 2_000, which == SpoiledGraph.MODEL ? 12_000 : 4_000);
  }

  /** Seed 10688 sets an attribute to zero by which ONNX Runtime divides. */
  @Test
  void aGraphThatEndsItsProcessIsRefusedByTheTrial() throws Exception {
    assertThat(loadFrom(SpoiledGraph.MODEL, 10_688, 10_689)).isEqualTo(10_689);
  }

  private void load(SpoiledGraph which, int from, int to) throws Exception {
    for (int next = from; next < to; ) {
      next = loadFrom(which, next, to);
    }
  }

  /** Returns the seed to go on with: the one after a graph that ended the process. */
  private int loadFrom(SpoiledGraph which, int from, int to) throws Exception {
    Path work = Files.createDirectory(folder.resolve("%s-from-%d".formatted(which, from)));
    Path log = work.resolve("log");
    Process process = start(which, work, from, to);
    boolean ended = process.waitFor(20, TimeUnit.MINUTES);
    process.destroyForcibly();
    List<String> seeds =
        Files.readAllLines(log).stream().filter(line -> line.startsWith("seed ")).toList();
    int last = Integer.parseInt(seeds.get(seeds.size() - 1).substring("seed ".length()));
    assertThat(ended).as("seed %d ends", last).isTrue();
    if (process.exitValue() == 0) {
      return to;
    }
    assertThatThrownBy(() -> ModelTrial.run(spoiled(work), Device.CPU))
        .as("seed %d", last)
        .isInstanceOf(BadModelPackage.class)
        .hasMessageContaining("ends the process that loads it with exit code");
    return last + 1;
  }

  private static Process start(SpoiledGraph which, Path work, int from, int to) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:+SuppressFatalErrorMessage",
            "-cp",
            System.getProperty("java.class.path"),
            Mutations.class.getName(),
            which.name(),
            work.toString(),
            Integer.toString(from),
            Integer.toString(to))
        .redirectErrorStream(true)
        .redirectOutput(work.resolve("log").toFile())
        .start();
  }

  private static Path spoiled(Path work) throws IOException {
    try (Stream<Path> versions = Files.list(work.resolve("small"))) {
      return versions.findFirst().orElseThrow();
    }
  }
}
