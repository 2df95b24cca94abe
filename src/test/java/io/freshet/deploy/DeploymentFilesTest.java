package io.freshet.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class DeploymentFilesTest {
  private static final Path DEPLOY = Checkout.root().resolve("deploy");
  private static final Path CHART = DEPLOY.resolve("helm/freshet-edge");
  private static final Pattern COPIED =
      Pattern.compile("(?m)^COPY(?: --chown=\\S+)? (deploy|models)/(\\S+) ");
  private static final Pattern VALUE = Pattern.compile("\\.Values((?:\\.[A-Za-z]+)+)");

  @TestFactory
  Stream<DynamicTest> everyYamlFileIsWellFormed() throws IOException {
    return files(DEPLOY, ".yaml")
        .filter(file -> !file.toString().contains("/templates/"))
        .map(file -> DynamicTest.dynamicTest(nameOf(file), () -> documents(file)));
  }

  @TestFactory
  Stream<DynamicTest> everyJsonFileIsWellFormed() throws IOException {
    return files(DEPLOY, ".json")
        .map(
            file ->
                DynamicTest.dynamicTest(
                    nameOf(file), () -> new ObjectMapper().readTree(file.toFile())));
  }

  @TestFactory
  Stream<DynamicTest> everyTemplateUsesValuesThatTheChartHas() throws IOException {
    JsonNode values = documents(CHART.resolve("values.yaml")).get(0);
    return files(CHART.resolve("templates"), ".yaml")
        .map(file -> DynamicTest.dynamicTest(nameOf(file), () -> usesOnly(values, file)));
  }

  @Test
  void imagesCopyFilesThatThereAre() throws IOException {
    for (Path file : files(DEPLOY.resolve("docker"), ".Dockerfile").toList()) {
      Matcher copied = COPIED.matcher(Files.readString(file));
      while (copied.find()) {
        if (!copied.group(2).contains("target/")) {
          assertThat(Checkout.root().resolve(copied.group(1)).resolve(copied.group(2))).exists();
        }
      }
    }
  }

  @Test
  void composeMountsFilesThatThereAre() throws IOException {
    JsonNode compose = documents(DEPLOY.resolve("compose.yaml")).get(0);
    for (JsonNode service : compose.path("services")) {
      for (JsonNode volume : service.path("volumes")) {
        if (volume.asText().startsWith("./")) {
          assertThat(DEPLOY.resolve(volume.asText().split(":", -1)[0])).exists();
        }
      }
    }
  }

  private static void usesOnly(JsonNode values, Path template) throws IOException {
    String text = Files.readString(template);
    assertThat(count(text, "{{")).as("opening braces").isEqualTo(count(text, "}}"));
    Matcher used = VALUE.matcher(text);
    while (used.find()) {
      assertThat(values.at(used.group(1).replace('.', '/')).isMissingNode())
          .as("value %s is missing", used.group())
          .isFalse();
    }
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  private static List<JsonNode> documents(Path yaml) throws IOException {
    try (MappingIterator<JsonNode> all =
        new YAMLMapper(new YAMLFactory()).readerFor(JsonNode.class).readValues(yaml.toFile())) {
      List<JsonNode> documents = all.readAll();
      assertThat(documents).isNotEmpty();
      return documents;
    }
  }

  private static Stream<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree
          .filter(file -> file.toString().endsWith(ending))
          .filter(file -> !file.toString().contains("/target/"))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static String nameOf(Path file) {
    return DEPLOY.relativize(file).toString();
  }
}
