package io.freshet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshet.standalone.EmbeddedKafka;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicsCommandTest {
  private record Outcome(int exitCode, List<String> lines) {
    JsonNode json() throws Exception {
      return new ObjectMapper().readTree(lines.get(lines.size() - 1));
    }
  }

  @TempDir Path folder;

  @Test
  void listsTheTopicsOfTheConfiguration() throws Exception {
    String config = file("topics: {prefix: shop, partitions: 8, replication: 3}");
    JsonNode topics = run("list", "--config", config, "--json").json().get("topics");

    assertThat(topics).hasSize(12);
    assertThat(topics.get(0).toString())
        .isEqualTo(
            "{\"topic\":\"shop.user-events.v1\",\"partitions\":8,\"replication\":3,"
                + "\"cleanup_policy\":\"delete\",\"retention_ms\":2592000000}");
    assertThat(run("list", "--config", config).lines())
        .anyMatch(line -> line.startsWith("shop.item-events.v1") && line.endsWith("of each key"));
  }

  @Test
  void printsTheAclsOfTheConfigurationForKafkasOwnTool() throws Exception {
    String config =
        file(
            """
            kafka: {bootstrap: "b:9093"}
            topics: {prefix: shop}
            events: {group: mine}
            lists: {delivery: exactly-once, transaction-prefix: tx}
            """);
    assertThat(run("acls", "--config", config, "--principal", "job=User:ann").lines())
        .contains(
            "# edge",
            "kafka-acls.sh --bootstrap-server b:9093 --add --allow-principal User:ann"
                + " --group mine-control --operation Read",
            "kafka-acls.sh --bootstrap-server b:9093 --add --allow-principal User:ann"
                + " --transactional-id tx- --resource-pattern-type prefixed --operation Write",
            "kafka-acls.sh --bootstrap-server b:9093 --add --allow-principal User:freshet-edge"
                + " --topic shop.exposures.v1 --operation Read --operation Write");
  }

  @Test
  void printsTheAclsAsJson() throws Exception {
    JsonNode acls = run("acls", "--json").json().get("acls");
    List<String> written = new ArrayList<>();
    acls.forEach(acl -> written.add(acl.toString()));

    assertThat(written)
        .contains(
            "{\"process\":\"job\",\"principal\":\"User:freshet-job\",\"operation\":\"READ\","
                + "\"resource_type\":\"TOPIC\",\"pattern_type\":\"LITERAL\","
                + "\"name\":\"freshet.user-events.v1\"}")
        .noneMatch(acl -> acl.contains("TRANSACTIONAL_ID"));
  }

  @Test
  void createsEveryTopicOnce() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.startTemporary()) {
      String config = file("kafka: {bootstrap: '%s'}".formatted(kafka.bootstrap()));

      assertThat(run("create", "--config", config, "--json").json().get("created").asInt())
          .isEqualTo(12);
      assertThat(run("create", "--config", config, "--json").json().get("created").asInt())
          .isZero();
    }
  }

  @Test
  void refusesAConfigurationWithAMistake() throws Exception {
    assertThat(run("list", "--config", file("topics: {prefix: 'a b'}")).exitCode())
        .isEqualTo(ExitCode.BAD_INPUT.code());
  }

  private String file(String yaml) throws Exception {
    return Files.writeString(folder.resolve("freshet.yaml"), yaml).toString();
  }

  private static Outcome run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("topics"));
    all.addAll(List.of(arguments));
    PrintStream original = System.out;
    ByteArrayOutputStream captured = new ByteArrayOutputStream();
    int exitCode;
    try (PrintStream out = new PrintStream(captured, true, UTF_8)) {
      System.setOut(out);
      exitCode = Freshet.run(all.toArray(String[]::new));
    } finally {
      System.setOut(original);
    }
    return new Outcome(exitCode, captured.toString(UTF_8).lines().toList());
  }
}
