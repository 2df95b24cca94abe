package io.freshet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshet.export.MeanVectors;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsCommandTest {
  private record Outcome(int exitCode, JsonNode json) {}

  @TempDir Path repository;
  private Path fruit;

  @BeforeEach
  void writeTwoPackages() throws Exception {
    fruit = MeanVectors.writeRandom(repository, "fruit", List.of("apple", "pear"));
    MeanVectors.writeRandom(repository, "tools", List.of("hammer", "saw", "plane"));
  }

  @Test
  void listsEveryPackageOfARepository() throws Exception {
    Outcome outcome = run("list", repository);

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.OK.code());
    assertThat(outcome.json().get("packages").findValuesAsText("name"))
        .containsExactly("fruit", "tools");
  }

  @Test
  void showsWhatOnePackageSaysOfItself() throws Exception {
    JsonNode model = run("show", fruit).json().get("packages").get(0);

    assertThat(model.get("system").asText()).isEqualTo("mean-of-items");
    assertThat(model.get("items").asInt()).isEqualTo(2);
    assertThat(model.get("version").asText()).isEqualTo(fruit.getFileName().toString());
  }

  @Test
  void verifiesByRunning() throws Exception {
    Outcome outcome = run("verify", repository);

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.OK.code());
    assertThat(outcome.json().get("ok").asBoolean()).isTrue();
    assertThat(outcome.json().get("packages").get(1).get("says").asText())
        .startsWith("good: tools")
        .endsWith("golden vectors match");
  }

  @Test
  void refusesASpoiledPackageAndStillVerifiesTheOthers() throws Exception {
    Files.writeString(fruit.resolve("vocabulary.txt"), "apple\nquince\n");
    Outcome outcome = run("verify", repository);

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.BAD_INPUT.code());
    assertThat(outcome.json().get("ok").asBoolean()).isFalse();
    assertThat(outcome.json().get("packages").findValuesAsText("ok"))
        .containsExactly("false", "true");
    assertThat(outcome.json().get("packages").get(0).get("says").asText())
        .startsWith("refused: ")
        .contains("vocabulary.txt has SHA-256");
  }

  @Test
  void listsTheSystemsThatCanBeTrained() throws Exception {
    JsonNode systems = run("systems").json().get("systems");

    assertThat(systems.findValuesAsText("name")).contains("sasrec", "bert4rec", "linformer");
    JsonNode linformer = named(systems, "linformer");
    assertThat(linformer.get("axes").get("mixer").asText()).isEqualTo("low-rank(2, 16)");
    assertThat(linformer.get("mode").asText()).isEqualTo("bidirectional");
    assertThat(linformer.get("reach").asText()).isEqualTo("all items");
    assertThat(linformer.get("fixed_length").asBoolean()).isTrue();
    assertThat(linformer.get("own_settings").findValuesAsText("name")).containsExactly("rank");
    assertThat(linformer.get("cost").get("flops_when_length_doubles").asDouble())
        .isBetween(1.9, 2.3);
    JsonNode sasRec = named(systems, "sasrec");
    assertThat(sasRec.get("reach").asText()).isEqualTo("all earlier items");
    assertThat(sasRec.get("cost").get("table_parameters").asLong()).isEqualTo(10_001L * 129);
  }

  private static JsonNode named(JsonNode systems, String name) {
    for (JsonNode system : systems) {
      if (system.get("name").asText().equals(name)) {
        return system;
      }
    }
    throw new AssertionError("no system " + name);
  }

  @Test
  void answersAnEmptyFolderWithASentence() throws Exception {
    Path empty = Files.createDirectory(repository.resolve("empty"));

    assertThat(Freshet.run("models", "verify", empty.toString()))
        .isEqualTo(ExitCode.BAD_INPUT.code());
  }

  private static Outcome run(String command, Path folder) throws Exception {
    return run(command, folder.toString());
  }

  private static Outcome run(String... words) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("models"));
    arguments.addAll(List.of(words));
    arguments.add("--json");
    PrintStream original = System.out;
    ByteArrayOutputStream captured = new ByteArrayOutputStream();
    int exitCode;
    try (PrintStream out = new PrintStream(captured, true, UTF_8)) {
      System.setOut(out);
      exitCode = Freshet.run(arguments.toArray(String[]::new));
    } finally {
      System.setOut(original);
    }
    List<String> lines = captured.toString(UTF_8).lines().toList();
    return new Outcome(exitCode, new ObjectMapper().readTree(lines.get(lines.size() - 1)));
  }
}
