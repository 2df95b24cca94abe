package io.freshet.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** {@code freshet bench startup}. */
final class StartupBenchmark implements Benchmark {
  private static final int ROUNDS = 3;

  @Override
  public String name() {
    return "startup";
  }

  @Override
  public String question() {
    return "How long is it from the start of standalone's JVM to the first list over HTTP?";
  }

  @Override
  public Figures run(Progress progress) throws Exception {
    double[] seconds = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      progress.doing("start %d of %d".formatted(round + 1, ROUNDS));
      try (WorkFolder work = WorkFolder.create()) {
        seconds[round] = firstListSeconds(work.path());
      }
    }
    return new Figures()
        .add("JVM start to first list", Interleaved.median(seconds), "s", Target.atMost(15, 8))
        .remark("Median of %d fresh starts, everything in one JVM.".formatted(ROUNDS));
  }

  private static double firstListSeconds(Path data) throws Exception {
    String launcher = Path.of(System.getProperty("freshet.home", "."), "freshet").toString();
    Process standalone =
        new ProcessBuilder(
                List.of(
                    launcher,
                    "standalone",
                    "--for=10s",
                    "--json",
                    "--fresh",
                    "--port=0",
                    "--kafka-port=0",
                    "--data-folder=" + data))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said =
        new String(standalone.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    int code = standalone.waitFor();
    JsonNode result = new ObjectMapper().readTree(said.substring(said.lastIndexOf('\n') + 1));
    if (!result.path("first_list_ms").isNumber()) {
      throw new IllegalStateException(
          "standalone ended with exit code %d and no first list: %s".formatted(code, said));
    }
    return result.path("first_list_ms").asDouble() / 1e3;
  }
}
